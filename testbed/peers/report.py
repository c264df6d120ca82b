"""The table of compare: report.py DIRECTORY. Rows as the harness wrote them, then figures for each system and test."""

import csv
import glob
import pathlib
import statistics
import sys

work = pathlib.Path(sys.argv[1])


def rows(system, test, *extras):
    """The harness's rows of all rounds, each with the columns that measured.sh added."""
    for file in sorted(glob.glob(f"{work}/{system}.*/*-{test}.csv")):
        with open(file) as lines:
            found = list(csv.DictReader(lines))
        for extra in extras:
            values = pathlib.Path(file.removesuffix(".csv") + f"-{extra}.csv").read_text().split()
            if len(found) != len(values):
                sys.exit(f"{file} has {len(found)} trials, but {extra} of {len(values)} were measured")
            for row, value in zip(found, values):
                row[extra] = int(value)
        yield from found


def figures(values):
    ordered = sorted(values)
    p95 = ordered[max(0, -(-95 * len(ordered) // 100) - 1)]
    return f"min {ordered[0]}, median {round(statistics.median(ordered))}, p95 {p95}, max {ordered[-1]} ms"


def load(trials):
    loads = [float(trial["load"]) for trial in trials]
    return f"load {min(loads):.1f}-{max(loads):.1f}"


def summary(system, test, trials, outage):
    served = [int(trial[outage]) for trial in trials if trial[outage]]
    text = f"{system} {test}: {len(trials)} trials, {len(trials) - len(served)} without a successor"
    if served:
        text += f"; {OUTAGES[test]} {figures(served)}"
    both = [trial["holders"] for trial in trials]
    text += f"; two holders in {sum(ms > 0 for ms in both)} of {len(both)}, at most {max(both)} ms"
    if test == "partition":
        text += f"; answers of the old owner after the new one's first: {sum(trial['answers'] for trial in trials)}"
    return f"{text}; {load(trials)}"


OUTAGES = {"crash": "outage", "partition": "until the new owner answers"}
medians, kept = {}, True
print("system     test       trial      ms  two holders ms   load")
for system in ("ark", "pacemaker"):
    for test, outage, extras in (("crash", "outage_ms", ["holders"]), ("partition", "take_ms", ["holders", "answers"])):
        trials = list(rows(system, test, *extras))
        if not trials:
            continue
        for number, trial in enumerate(trials, 1):
            ms = trial[outage] or "never"
            print(f"{system:10} {test:10} {number:5} {ms:>7} {trial['holders']:15} {trial['load']:>6}")
        print(summary(system, test, trials, outage))
        served = [int(trial[outage]) for trial in trials if trial[outage]]
        if test == "crash" and served:
            medians[system] = statistics.median(served)
        if system == "ark":
            kept = kept and len(served) == len(trials) and not any(
                trial["holders"] or trial.get("answers") for trial in trials)
if len(medians) == 2:
    print(f"crash, median outage: ark {medians['ark']:.0f} ms, pacemaker (token 1000) {medians['pacemaker']:.0f} ms, "
          f"ratio {medians['ark'] / medians['pacemaker']:.2f}")
print("ark: a successor in every trial, and never two holders" if kept else "ark: NO successor, or TWO holders")
sys.exit(0 if kept else 1)
