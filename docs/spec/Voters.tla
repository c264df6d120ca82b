------------------------------- MODULE Voters -------------------------------
(* Voter change (DESIGN section 4), seen by one owner a whose lease the      *)
(* voters acknowledge. Crashes, clears and the proposal's way into the log   *)
(* are in Lease.tla; here a command is proposed and committed in one step,   *)
(* but every node applies the log as late as it likes.                       *)
EXTENDS Integers, FiniteSets, Sequences, TLC

CONSTANTS
  Node,        \* all machines
  Owner,       \* the one whose lease we watch; it never leaves the voter set
  First,       \* the first voter set
  MaxVersion,  \* how many voter sets there may be
  Lease, Fence, Drift,  \* L, F and how much longer the slowest clock takes, in ticks
  Guards       \* the rules that are in force

VARIABLES
  sets,       \* the log as far as it matters: sets[v] is voter set number v
  confirmed,  \* who has confirmed the newest set, in the log
  suspects,   \* whose suspicion of the owner stands, in the log
  lost,       \* 0, or: the owner is lost, as everybody knows who has applied set number `lost`
  applied,    \* applied[p]: number of the newest voter set that p knows
  settle,     \* settle[p]: ticks until the promises that p gave under older sets have run out
  promise,    \* promise[p]: ticks until p may suspect the owner
  round,      \* the owner's heartbeat round: its age and the acknowledgements <<voter, version>>
  hold        \* ticks until the owner acts no more (lease and fence budget)

Symmetry == Permutations(First \ {Owner}) \cup Permutations(Node \ First)

vars == <<sets, confirmed, suspects, lost, applied, settle, promise, round, hold>>

Rule(g) == g \in Guards
Whole == Lease + Fence + Drift            \* (L + F) * (1 + drift)
Majority(q, set) == 2 * Cardinality(q \cap set) > Cardinality(set)
Newest == Len(sets)
Less1(n) == IF n > 0 THEN n - 1 ELSE 0
NoRound == [age |-> Whole, acks |-> {}]

Init ==
  /\ sets = <<First>> /\ confirmed = First /\ suspects = {} /\ lost = 0
  /\ applied = [p \in Node |-> 1] /\ settle = [p \in Node |-> 0]
  /\ promise = [p \in Node |-> 0] /\ round = NoRound /\ hold = 0

(* The round counts as soon as a majority has acknowledged. Later arrival of *)
(* the last acknowledgement changes nothing: the lease counts from sending.  *)
Counts(acks) ==
  \/ /\ Rule("ackVersion")
     /\ \E v \in 1..Newest : Majority({k[1] : k \in {j \in acks : j[2] = v}}, sets[v])
  \/ /\ ~Rule("ackVersion")
     /\ Majority({k[1] : k \in acks}, sets[applied[Owner]])
Renewed ==
  hold' = IF Counts(round'.acks) /\ Whole - round'.age > hold THEN Whole - round'.age ELSE hold

(* p knows of no loss, so it may acknowledge.                                *)
Mine(p) == Rule("neverAckLost") => (lost = 0 \/ applied[p] < lost)

(* Time: all timers run. A round that is as old as the lease is of no use.   *)
Tick ==
  /\ settle' = [p \in Node |-> Less1(settle[p])]
  /\ promise' = [p \in Node |-> Less1(promise[p])]
  /\ hold' = Less1(hold)
  /\ round' = IF round.age + 1 >= Whole THEN NoRound ELSE [round EXCEPT !.age = @ + 1]
  /\ UNCHANGED <<sets, confirmed, suspects, lost, applied>>

(* A new round of heartbeats; the owner, a voter itself, acknowledges first. *)
Send ==
  /\ Mine(Owner)
  /\ round' = [age |-> 0, acks |-> {<<Owner, applied[Owner]>>}]
  /\ Renewed
  /\ UNCHANGED <<sets, confirmed, suspects, lost, applied, settle, promise>>

(* p's suspicion ends its acknowledgements; for good, in this module.        *)
Acknowledge(p) ==
  /\ round # NoRound /\ p \notin suspects /\ Mine(p)
  /\ ~\E k \in round.acks : k[1] = p
  /\ round' = [round EXCEPT !.acks = @ \cup {<<p, applied[p]>>}]
  /\ promise' = [promise EXCEPT ![p] = Whole]
  /\ Renewed
  /\ UNCHANGED <<sets, confirmed, suspects, lost, applied, settle>>

Suspect(p) ==
  /\ p # Owner /\ p \in sets[applied[p]] /\ promise[p] = 0 /\ p \notin suspects
  /\ suspects' = suspects \cup {p}
  /\ lost' = IF lost = 0 /\ Majority(suspects', sets[Newest]) THEN Newest + 1 ELSE lost
  /\ UNCHANGED <<sets, confirmed, applied, settle, promise, round, hold>>

Change(set) ==
  /\ Newest < MaxVersion /\ Owner \in set /\ set # sets[Newest]
  /\ Rule("oneVoterChangeAtATime") =>
        Cardinality((set \ sets[Newest]) \cup (sets[Newest] \ set)) = 1
  /\ Rule("confirmBeforeNext") => Majority(confirmed, sets[Newest])
  /\ sets' = Append(sets, set) /\ confirmed' = {}
  /\ lost' = IF lost = 0 /\ Majority(suspects, set) THEN Newest + 1 ELSE lost
  /\ UNCHANGED <<suspects, applied, settle, promise, round, hold>>

Apply(p) ==
  /\ applied[p] < Newest
  /\ applied' = [applied EXCEPT ![p] = @ + 1]
  /\ settle' = [settle EXCEPT ![p] = IF Rule("confirmAfterPromises") THEN Whole ELSE 0]
  /\ promise' = [promise EXCEPT ![p] =
        IF Rule("addedAssumesAcks") /\ p \notin sets[applied[p]] /\ p \in sets[applied[p] + 1]
        THEN Whole ELSE @]
  /\ UNCHANGED <<sets, confirmed, suspects, lost, round, hold>>

Confirm(p) ==
  /\ applied[p] = Newest /\ p \in sets[Newest] /\ settle[p] = 0 /\ p \notin confirmed
  /\ confirmed' = confirmed \cup {p}
  /\ UNCHANGED <<sets, suspects, lost, applied, settle, promise, round, hold>>

Next ==
  \/ Tick \/ Send
  \/ \E p \in Node : Acknowledge(p) \/ Suspect(p) \/ Apply(p) \/ Confirm(p)
  \/ \E set \in SUBSET Node : Change(set)

Spec == Init /\ [][Next]_vars

(* When the log declares the owner lost, its hierarchy starts elsewhere.     *)
AtMostOneActs == lost > 0 => hold = 0
=============================================================================
