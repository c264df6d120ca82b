-------------------------------- MODULE Voters --------------------------------
(* Voter change, as seen by one owner whose lease the voters acknowledge.      *)
(* Here a command is proposed and committed in one step, but every node        *)
(* applies the log as late as it likes. Late and doubled commits, clears and   *)
(* incarnations of the owner are in Lease.tla. The rule "confirmAfterPromises" *)
(* is explained in docs/adr/0002.                                              *)
EXTENDS Integers, FiniteSets, Sequences, TLC

CONSTANTS
  Node,        \* all machines
  Owner,       \* the one whose lease we watch
  First,       \* the first voter set
  MaxVersion,  \* how many voter sets there may be
  Movable,     \* nodes that may be added and removed
  Mortal,      \* voters that may crash and come back, once each
  Whole,       \* (L + F) * (1 + drift), in ticks
  Guards       \* the rules in force

VARIABLES
  sets,       \* the log as far as it matters: sets[v] is voter set number v
  confirmed,  \* who has confirmed the newest set, in the log
  suspects,   \* whose suspicion of the owner stands, in the log
  lost,       \* 0, or: the owner is lost, as everybody knows who has applied set number `lost`
  applied,    \* applied[p]: number of the newest voter set that p knows
  joined,     \* joined[p]: number of the set that was newest at p's rejoin; 0 = never crashed
  settle,     \* settle[p]: ticks until what p acknowledged under older sets has run out
  promise,    \* promise[p]: ticks until p may suspect the owner
  round,      \* the owner's heartbeat round: its age and the acknowledgements <<voter, version>>
  hold        \* ticks until nothing of the owner's acts any more

vars == <<sets, confirmed, suspects, lost, applied, joined, settle, promise, round, hold>>

Rule(g) == g \in Guards
Majority(q, set) == 2 * Cardinality(q \cap set) > Cardinality(set)
Newest == Len(sets)
Less1(n) == IF n > 0 THEN n - 1 ELSE 0
NoRound == [age |-> Whole, acks |-> {}]

-------------------------------------------------------------------------------
(* TIME AND HEARTBEATS.                                                        *)

Tick ==
  /\ settle' = [p \in Node |-> Less1(settle[p])]
  /\ promise' = [p \in Node |-> Less1(promise[p])]
  /\ hold' = Less1(hold)
  /\ round' = IF round.age + 1 >= Whole THEN NoRound ELSE [round EXCEPT !.age = @ + 1]
  /\ UNCHANGED <<sets, confirmed, suspects, lost, applied, joined>>

(* A round counts from sending, as soon as a majority has acknowledged it.     *)
Counts(acks) ==
  IF Rule("ackVersion")
  THEN \E v \in 1..Newest : Majority({k[1] : k \in {j \in acks : j[2] = v}}, sets[v])
  ELSE Majority({k[1] : k \in acks}, sets[applied[Owner]])

Heard(r) ==
  IF Counts(r.acks)
  THEN /\ hold' = IF Whole - r.age > hold THEN Whole - r.age ELSE hold
       /\ round' = NoRound
  ELSE /\ round' = r
       /\ UNCHANGED hold

MayAcknowledge(p) ==
  /\ p \notin suspects
  /\ Rule("neverAckLost") => lost = 0 \/ applied[p] < lost
  /\ Rule("joinBeforeAck") => applied[p] >= joined[p]
  /\ Rule("ackVersion") => p \in sets[applied[p]]

(* The owner is a voter as well, as a rule: it acknowledges itself.            *)
Send ==
  /\ Heard([age |-> 0, acks |-> IF MayAcknowledge(Owner) THEN {<<Owner, applied[Owner]>>} ELSE {}])
  /\ UNCHANGED <<sets, confirmed, suspects, lost, applied, joined, settle, promise>>

Acknowledge(p) ==
  /\ round # NoRound /\ MayAcknowledge(p) /\ ~\E k \in round.acks : k[1] = p
  /\ Heard([round EXCEPT !.acks = @ \cup {<<p, applied[p]>>}])
  /\ promise' = [promise EXCEPT ![p] = Whole]
  /\ UNCHANGED <<sets, confirmed, suspects, lost, applied, joined, settle>>

-------------------------------------------------------------------------------
(* THE LOG.                                                                    *)

Suspect(p) ==
  /\ p # Owner /\ p \in sets[applied[p]] /\ promise[p] = 0 /\ p \notin suspects
  /\ applied[p] >= joined[p] /\ lost = 0
  /\ suspects' = suspects \cup {p}
  /\ lost' = IF Majority(suspects', sets[Newest]) THEN Newest + 1 ELSE 0
  /\ UNCHANGED <<sets, confirmed, applied, joined, settle, promise, round, hold>>

Change(set) ==
  /\ Newest < MaxVersion /\ set # {} /\ set # sets[Newest]
  /\ (set \ sets[Newest]) \cup (sets[Newest] \ set) \subseteq Movable
  /\ Rule("oneVoterChangeAtATime") =>
        Cardinality((set \ sets[Newest]) \cup (sets[Newest] \ set)) = 1
  /\ Rule("confirmBeforeNext") => Majority(confirmed, sets[Newest])
  /\ sets' = Append(sets, set) /\ confirmed' = {}
  /\ lost' = IF lost = 0 /\ Majority(suspects, set) THEN Newest + 1 ELSE lost
  /\ UNCHANGED <<suspects, applied, joined, settle, promise, round, hold>>

Apply(p) ==
  /\ applied[p] < Newest
  /\ applied' = [applied EXCEPT ![p] = @ + 1]
  /\ settle' = [settle EXCEPT ![p] =
        IF Rule("confirmAfterPromises") /\ Newest < MaxVersion THEN Whole ELSE 0]
  /\ UNCHANGED <<sets, confirmed, suspects, lost, joined, promise, round, hold>>

(* Only a confirmation that a further change may need.                         *)
Confirm(p) ==
  /\ Newest < MaxVersion /\ applied[p] = Newest /\ p \in sets[Newest] /\ settle[p] = 0 /\ p \notin confirmed
  /\ confirmed' = confirmed \cup {p}
  /\ UNCHANGED <<sets, suspects, lost, applied, joined, settle, promise, round, hold>>

(* p crashes, starts again, and its new incarnation joins at the log's present *)
(* end. It replays the log, and promises as if it had just acknowledged. If    *)
(* the log calls the owner lost already, then p knows by the time it joins.    *)
Restart(p) ==
  /\ p \in Mortal /\ joined[p] = 0
  /\ joined' = [joined EXCEPT ![p] = IF lost > 0 THEN MaxVersion + 1 ELSE Newest]
  /\ applied' = [applied EXCEPT ![p] = 1]
  /\ suspects' = suspects \ {p}
  /\ promise' = [promise EXCEPT ![p] = Whole]
  /\ settle' = [settle EXCEPT ![p] = 0]
  /\ UNCHANGED <<sets, confirmed, lost, round, hold>>

-------------------------------------------------------------------------------
Init ==
  /\ sets = <<First>> /\ confirmed = First /\ suspects = {} /\ lost = 0
  /\ applied = [p \in Node |-> 1] /\ joined = [p \in Node |-> 0]
  /\ settle = [p \in Node |-> 0] /\ promise = [p \in Node |-> 0]
  /\ round = NoRound /\ hold = 0

Next ==
  \/ Tick \/ Send
  \/ \E p \in Node : Acknowledge(p) \/ Suspect(p) \/ Apply(p) \/ Confirm(p) \/ Restart(p)
  \/ \E set \in SUBSET Node : Change(set)

Spec == Init /\ [][Next]_vars

(* Of the first voters, those with the same part to play are interchangeable.  *)
Symmetry == Permutations((First \cap Movable) \ ({Owner} \cup Mortal))

(* When the log declares the owner lost, its hierarchy may start elsewhere.    *)
AtMostOneActs == lost > 0 => hold = 0
===============================================================================
