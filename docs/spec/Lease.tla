-------------------------------- MODULE Lease --------------------------------
(* Who may act for one resource hierarchy: leases, promises, suspicions,      *)
(* clears, incarnations, epochs and release, with a fixed set of voters.      *)
(* Voter change is in Voters.tla.                                             *)
(*                                                                            *)
(* Every Rule("...") below can be taken out of Guards; TLC then finds a state *)
(* in which two nodes act. README.md lists which, and how.                    *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS
  Node,      \* all nodes; each is a voter
  First,     \* owns the hierarchy at the beginning
  Watched,   \* nodes that may be suspected. The others never are: their lease is always good
  Mortal,    \* nodes whose process may crash
  Generous,  \* nodes that may release the hierarchy
  Lease, Fence, Drift,  \* in ticks: L, F, and how much longer both take by the slowest clock
  MaxIncarnation, MaxNumber, MaxEpoch, MaxLog,  \* bounds that keep the model finite
  Guards     \* the rules in force

VARIABLES
  log,       \* cluster states. Everybody knows log[1]; the last one is the newest committed
  offered,   \* proposed commands. Each may be committed at any time, late, never, or again
  at,        \* at[n]: n has applied the log as far as log[at[n]]
  self,      \* self[n]: incarnation of n's process (the number itself is durable)
  up,        \* nodes whose process runs
  opinion,   \* opinion[p][n]: p's newest numbered suspicion or clear of n
  promise,   \* promise[p][n]: ticks until p may suspect n
  round,     \* round[n]: age of n's newest heartbeat round, and who has acknowledged it
  hold,      \* hold[n]: ticks until nothing of n's acts any more; the guard enforces it
  leftover,  \* nodes on which resources of an earlier incarnation act (empty if the rules hold)
  released   \* released[n]: newest epoch that this incarnation of n has given back

vars == <<log, offered, at, self, up, opinion, promise, round, hold, leftover, released>>

None == "nobody"
Rule(g) == g \in Guards
Majority(q) == 2 * Cardinality(q) > Cardinality(Node)
Less1(n) == IF n > 0 THEN n - 1 ELSE 0
Larger(m, n) == IF m > n THEN m ELSE n
Newest == log[Len(log)]
View(n) == log[at[n]]

(* Real time from sending until nothing acts any more, at worst: the holder's  *)
(* clock is the slowest and the guard uses up its whole budget.                *)
Whole == Lease + Fence + Drift

(* What an acknowledging voter waits, at least: its clock is the fastest.      *)
Promise == Lease + (IF Rule("fenceBudget") THEN Fence ELSE 0) + (IF Rule("drift") THEN Drift ELSE 0)

-------------------------------------------------------------------------------
(* APPLY: the replicated state machine. Each operator gives the set of states  *)
(* that a command may lead to; which node is next in priority is left open.    *)
(* number[p][n] is p's newest number about n; stands: its suspicion stands.    *)

Placed(s, but) ==
  LET fit == {n \in Node : ~s.lost[n]} \ {but}
      on(n) == [node |-> n, incarnation |-> s.joined[n], epoch |-> s.owner.epoch + 1]
  IN IF fit = {} THEN {[s EXCEPT !.owner.node = None]}
     ELSE {[s EXCEPT !.owner = on(n)] : n \in fit}

Judged(s, n) ==
  IF s.lost[n] \/ ~Majority({p \in Node : s.stands[p][n]}) THEN {s}
  ELSE LET t == [s EXCEPT !.lost[n] = TRUE]
       IN IF s.owner.node = n THEN Placed(t, n) ELSE {t}

Suspected(s, c) ==
  IF /\ Rule("authorIncarnation") => c.author = s.joined[c.by]
     /\ Rule("suspicionIncarnation") => c.incarnation = s.joined[c.node]
     /\ Rule("staleSuspicionIgnored") => c.number > s.number[c.by][c.node]
  THEN Judged([s EXCEPT !.stands[c.by][c.node] = TRUE,
                        !.number[c.by][c.node] = Larger(@, c.number)], c.node)
  ELSE {s}

Cleared(s, c) ==
  IF c.author = s.joined[c.by] /\ c.number > s.number[c.by][c.node]
  THEN {[s EXCEPT !.stands[c.by][c.node] = FALSE, !.number[c.by][c.node] = c.number]}
  ELSE {s}

(* What was said by or about the old incarnation is void. The new one says     *)
(* that nothing runs, so its hierarchy may start anywhere at once.             *)
Joined(s, c) ==
  IF c.incarnation <= s.joined[c.node] THEN {s}
  ELSE LET t == [s EXCEPT !.joined[c.node] = c.incarnation, !.lost[c.node] = FALSE,
                          !.stands = [p \in Node |-> [n \in Node |->
                              p # c.node /\ n # c.node /\ s.stands[p][n]]],
                          !.number[c.node] = [n \in Node |-> 0]]
       IN IF s.owner.node \in {c.node, None} THEN Placed(t, None) ELSE {t}

Released(s, c) ==
  IF /\ s.owner.node = c.node
     /\ Rule("releaseNamesEpoch") => s.owner.incarnation = c.incarnation /\ s.owner.epoch = c.epoch
  THEN Placed(s, c.node)
  ELSE {s}

Apply(s, c) ==
  CASE c.type = "Suspect" -> Suspected(s, c)
    [] c.type = "Clear"   -> Cleared(s, c)
    [] c.type = "Join"    -> Joined(s, c)
    [] c.type = "Release" -> Released(s, c)

-------------------------------------------------------------------------------
(* THE LOG: commands enter it in any order; each node applies it at its pace.  *)

Offer(c) == offered' = offered \cup {c}

Commit ==
  /\ Len(log) < MaxLog
  /\ \E s \in UNION {Apply(Newest, c) : c \in offered} :
        s # Newest /\ s.owner.epoch <= MaxEpoch /\ log' = Append(log, s)
  /\ UNCHANGED <<offered, at, self, up, opinion, promise, round, hold, leftover, released>>

(* States that everybody has left behind are dropped, to keep the model small. *)
Learn(n) ==
  /\ n \in up /\ at[n] < Len(log)
  /\ LET on == [at EXCEPT ![n] = @ + 1]
         low == CHOOSE i \in 1..Len(log) : (\E m \in Node : on[m] = i) /\ (\A m \in Node : i <= on[m])
     IN /\ at' = [m \in Node |-> on[m] - low + 1]
        /\ log' = SubSeq(log, low, Len(log))
  /\ UNCHANGED <<offered, self, up, opinion, promise, round, hold, leftover, released>>

-------------------------------------------------------------------------------
(* TIME AND HEARTBEATS.                                                        *)

NoRound == [age |-> Whole, acks |-> {}]
Older(r) == IF r.age + 1 >= Whole THEN NoRound ELSE [r EXCEPT !.age = @ + 1]

Tick ==
  /\ promise' = [p \in Node |-> [n \in Node |-> Less1(promise[p][n])]]
  /\ round' = [n \in Node |-> Older(round[n])]
  /\ hold' = [n \in Node |-> Less1(hold[n])]
  /\ leftover' = {n \in leftover : hold[n] > 1}
  /\ UNCHANGED <<log, offered, at, self, up, opinion, released>>

Send(n) ==
  /\ n \in Watched /\ n \in up
  /\ round' = [round EXCEPT ![n] = [age |-> 0, acks |-> {}]]
  /\ UNCHANGED <<log, offered, at, self, up, opinion, promise, hold, leftover, released>>

(* p acknowledges n's round (its own, too). Because the lease counts from      *)
(* sending, it does not matter how long the acknowledgement travels.           *)
Acknowledge(p, n) ==
  /\ p \in up /\ round[n] # NoRound /\ p \notin round[n].acks
  /\ Rule("joinBeforeAck") => View(p).joined[p] = self[p]
  /\ Rule("neverAckLost") => ~(View(p).lost[n] /\ View(p).joined[n] = self[n])
  /\ opinion[p][n].says = "suspect" /\ Rule("suspicionEndsAcks") =>
        opinion[p][n].incarnation # self[n]
  /\ opinion[p][n].says = "clear" /\ Rule("clearApplied") =>
        View(p).number[p][n] >= opinion[p][n].number
  /\ promise' = IF p = n THEN promise ELSE [promise EXCEPT ![p][n] = Promise]
  /\ LET acks == round[n].acks \cup {p} IN
     IF Majority(acks) /\ Rule("leaseFromSend")
     THEN /\ hold' = [hold EXCEPT ![n] = Larger(@, Whole - round[n].age)]
          /\ round' = [round EXCEPT ![n] = NoRound]
     ELSE /\ round' = [round EXCEPT ![n].acks = acks]
          /\ UNCHANGED hold
  /\ UNCHANGED <<log, offered, at, self, up, opinion, leftover, released>>

(* Only without the rule: the lease counts from the last arrival.              *)
RenewOnArrival(n) ==
  /\ ~Rule("leaseFromSend") /\ Majority(round[n].acks)
  /\ hold' = [hold EXCEPT ![n] = Whole]
  /\ round' = [round EXCEPT ![n] = NoRound]
  /\ UNCHANGED <<log, offered, at, self, up, opinion, promise, leftover, released>>

-------------------------------------------------------------------------------
(* SUSPICION AND CLEAR: p may suspect as soon as its promise has run out, and  *)
(* may change its mind at any time.                                            *)

Blank == [says |-> "nothing", number |-> 0, incarnation |-> 0]

Suspect(p, n) ==
  LET o == opinion[p][n]
      c == [type |-> "Suspect", by |-> p, author |-> self[p], number |-> o.number + 1,
            node |-> n, incarnation |-> View(p).joined[n]]
  IN /\ p # n /\ n \in Watched /\ p \in up /\ promise[p][n] = 0
     /\ View(p).joined[p] = self[p]
     /\ o.says = "suspect" => o.incarnation # c.incarnation
     /\ o.number < MaxNumber
     /\ Offer(c)
     /\ opinion' = [opinion EXCEPT ![p][n] =
           [says |-> "suspect", number |-> c.number, incarnation |-> c.incarnation]]
     /\ UNCHANGED <<log, at, self, up, promise, round, hold, leftover, released>>

Clear(p, n) ==
  LET o == opinion[p][n] IN
  /\ p \in up /\ o.says = "suspect" /\ o.number < MaxNumber
  /\ Offer([type |-> "Clear", by |-> p, author |-> self[p], number |-> o.number + 1, node |-> n])
  /\ opinion' = [opinion EXCEPT ![p][n].says = "clear", ![p][n].number = o.number + 1]
  /\ UNCHANGED <<log, at, self, up, promise, round, hold, leftover, released>>

-------------------------------------------------------------------------------
(* ACTING: n's resources act, at worst, as long as n knows of nobody else and  *)
(* hold has not run out. A crash does not change that: the guard lets go then. *)

Owns(n) ==
  LET o == View(n).owner IN
  /\ o.node = n /\ o.epoch > released[n]
  /\ Rule("placementIncarnation") => o.incarnation = self[n]

Acts(n) == n \in leftover \/ (Owns(n) /\ (n \in Watched => hold[n] > 0))

(* n has removed all resources, for good under this epoch, and says so.        *)
Release(n) ==
  LET o == View(n).owner IN
  /\ n \in Generous /\ n \in up /\ Owns(n) /\ o.epoch < MaxEpoch
  /\ Offer([type |-> "Release", node |-> n, incarnation |-> self[n], epoch |-> o.epoch])
  /\ released' = [released EXCEPT ![n] = o.epoch]
  /\ UNCHANGED <<log, at, self, up, opinion, promise, round, hold, leftover>>

-------------------------------------------------------------------------------
(* CRASH AND START. What was not durable is gone; the log is replayed.         *)

Crash(n) ==
  /\ n \in Mortal /\ n \in up /\ self[n] < MaxIncarnation
  /\ up' = up \ {n}
  /\ opinion' = [opinion EXCEPT ![n] = [m \in Node |-> Blank]]
  /\ promise' = [promise EXCEPT ![n] = [m \in Node |-> 0]]
  /\ round' = [round EXCEPT ![n] = NoRound]
  /\ UNCHANGED <<log, offered, at, self, hold, leftover, released>>

Restart(n) ==
  /\ n \notin up
  /\ leftover' = IF Acts(n) /\ ~Rule("nothingRunsAtJoin") THEN leftover \cup {n} ELSE leftover
  /\ hold' = [hold EXCEPT ![n] = IF n \in leftover' THEN @ ELSE 0]
  /\ up' = up \cup {n}
  /\ self' = [self EXCEPT ![n] = @ + 1]
  /\ at' = [at EXCEPT ![n] = 1]
  /\ released' = [released EXCEPT ![n] = 0]
  /\ promise' = [promise EXCEPT ![n] = [m \in Node |->
        IF m \in Watched \ {n} /\ Rule("promiseAfterRestart") THEN Promise ELSE 0]]
  /\ Offer([type |-> "Join", node |-> n, incarnation |-> self[n] + 1])
  /\ UNCHANGED <<log, opinion, round>>

-------------------------------------------------------------------------------
Init ==
  /\ log = <<[owner |-> [node |-> First, incarnation |-> 1, epoch |-> 1],
              joined |-> [n \in Node |-> 1], lost |-> [n \in Node |-> FALSE],
              stands |-> [p \in Node |-> [n \in Node |-> FALSE]],
              number |-> [p \in Node |-> [n \in Node |-> 0]]]>>
  /\ offered = {} /\ at = [n \in Node |-> 1]
  /\ self = [n \in Node |-> 1] /\ up = Node
  /\ opinion = [p \in Node |-> [n \in Node |-> Blank]]
  /\ promise = [p \in Node |-> [n \in Node |-> 0]]
  /\ round = [n \in Node |-> NoRound] /\ hold = [n \in Node |-> 0]
  /\ leftover = {} /\ released = [n \in Node |-> 0]

Next ==
  \/ Tick \/ Commit
  \/ \E n \in Node : Learn(n) \/ Send(n) \/ RenewOnArrival(n) \/ Release(n) \/ Crash(n) \/ Restart(n)
  \/ \E p, n \in Node : Acknowledge(p, n) \/ Suspect(p, n) \/ Clear(p, n)

Spec == Init /\ [][Next]_vars

(* Nodes with the same part to play are interchangeable.                       *)
Symmetry == Permutations(Node \ (Watched \cup Mortal \cup Generous \cup {First}))

-------------------------------------------------------------------------------
AtMostOneActs == Cardinality({n \in Node : Acts(n)}) <= 1

EpochsGrow == \A i \in 1..(Len(log) - 1) :
  LET before == log[i].owner
      after == log[i + 1].owner
  IN /\ after.epoch >= before.epoch
     /\ after # before => after.epoch > before.epoch \/ after.node = None

ActsAsPlaced == \A n \in Node :
  Acts(n) => View(n).owner.node = n /\ View(n).owner.incarnation = self[n]
===============================================================================
