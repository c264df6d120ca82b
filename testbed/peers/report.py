"""The table of compare: report.py DIRECTORY. Rows as the harness wrote them, then figures for each system and test."""

import csv
import glob
import pathlib
import statistics
import sys

work = pathlib.Path(sys.argv[1])


def rows(system, test, extra):
    """The harness's rows of all rounds, each with the column that measured.sh added."""
    for file in sorted(glob.glob(f"{work}/{system}.*/*-{test}.csv")):
        added = pathlib.Path(file.removesuffix(".csv") + f"-{extra}.csv").read_text().split()
        with open(file) as lines:
            found = list(csv.DictReader(lines))
        if len(found) != len(added):
            sys.exit(f"{file} has {len(found)} trials, but {len(added)} were measured")
        for row, value in zip(found, added):
            yield row | {extra: int(value)}


def figures(values):
    ordered = sorted(values)
    p95 = ordered[max(0, -(-95 * len(ordered) // 100) - 1)]
    return f"min {ordered[0]}, median {round(statistics.median(ordered))}, p95 {p95}, max {ordered[-1]} ms"


def load(trials):
    loads = [float(trial["load"]) for trial in trials]
    return f"load {min(loads):.1f}-{max(loads):.1f}"


medians, held = {}, True
print("system     test       trial  outage ms  two holders ms  load")
for system in ("ark", "pacemaker"):
    for test, extra, outage in (("crash", "holders", "outage_ms"), ("partition", "answers", "take_ms")):
        trials = list(rows(system, test, extra))
        if not trials:
            continue
        lost = [trial for trial in trials if not trial[outage]]
        for number, trial in enumerate(trials, 1):
            both = trial["holders"] if test == "crash" else int(trial["dual_ms"])
            trial["both"] = both
            print(f"{system:10} {test:10} {number:5} {trial[outage] or 'never':>10} {both:15} {trial['load']:>5}")
        worst = max(trial["both"] for trial in trials)
        late = sum(trial["answers"] for trial in trials) if test == "partition" else None
        print(f"{system} {test}: {len(trials)} trials, {len(lost)} without a successor; "
              + (figures([int(t[outage]) for t in trials if t[outage]]) if len(lost) < len(trials) else "no figures")
              + f"; two holders {sum(t['both'] > 0 for t in trials)} of {len(trials)}, at most {worst} ms"
              + (f"; answers of the old owner after the new one's first: {late}" if late is not None else "")
              + f"; {load(trials)}")
        if test == "crash" and len(lost) < len(trials):
            medians[system] = statistics.median(int(t[outage]) for t in trials if t[outage])
        if system == "ark":
            held = held and worst == 0 and not lost and not late
if len(medians) == 2:
    print(f"crash, median outage: ark {medians['ark']:.0f} ms, pacemaker (token 1000) {medians['pacemaker']:.0f} ms, "
          f"ratio {medians['ark'] / medians['pacemaker']:.2f}")
print("ark: one holder at a time in every trial" if held else "ark: NOT one holder at a time, or no successor")
sys.exit(0 if held else 1)
