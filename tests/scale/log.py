"""A log that nobody kept, as large as wished: `python log.py USERS ITEMS INTERACTIONS FOLDER`.

People have a few of 200 tastes each; what they take of a taste follows its popularity (Zipf).
Writes `items.jsonl` and `log.csv`.
"""

import itertools
import json
import random
import sys
from pathlib import Path

TASTES = 200


def main(users: int, items: int, interactions: int, folder: Path) -> None:
    rng = random.Random(1)
    of_taste = [list(range(taste, items, TASTES)) for taste in range(TASTES)]
    cumulative = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(of_taste[0]))))
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "items.jsonl", "w") as out:
        for item in range(items):
            out.write(json.dumps({"id": f"i{item}", "title": f"Item {item}"}) + "\n")
    with open(folder / "log.csv", "w") as out:
        out.write("user,item,time\n")
        for row in range(interactions):
            user = row % users
            tastes = random.Random(user).sample(range(TASTES), 3)
            taste = rng.choice(tastes)
            choices = of_taste[taste]
            item = rng.choices(choices, cum_weights=cumulative[: len(choices)])[0]
            out.write(f"u{user},i{item},{row}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]), Path(sys.argv[4]))
