#!/usr/bin/env python3
"""Makes xtask/advisories.tar.gz anew from a checkout of https://github.com/rustsec/advisory-db:

    python3 xtask/advisories.py PATH_OF_THE_CHECKOUT

Of each advisory it keeps the front, which cargo-deny reads (package, versions, date, licence, source), and the title; the text
stands at the address that is written in its place. Withdrawn ones are left out. The same checkout gives the same bytes.
"""

import gzip
import io
import pathlib
import re
import subprocess
import sys
import tarfile

checkout = pathlib.Path(sys.argv[1])
commit = subprocess.check_output(["git", "-C", checkout, "log", "-1", "--format=%h of %cs"], text=True).strip()
tar_bytes = io.BytesIO()
with tarfile.open(fileobj=tar_bytes, mode="w") as tar:

    def add(name, text):
        entry = tarfile.TarInfo(name)
        entry.size = len(text.encode())
        tar.addfile(entry, io.BytesIO(text.encode()))

    add("README", f"The fronts of https://github.com/rustsec/advisory-db at {commit}; CC0 where a front says nothing else.\n")
    kept = 0
    for path in sorted(checkout.glob("crates/*/*.md")):
        front, title = re.match(r"\s*```toml\n(.*?)```\s*\n(#[^\n]*)", path.read_text(), re.DOTALL).groups()
        if re.search(r"^withdrawn\b", front, re.MULTILINE):
            continue
        where = f"https://rustsec.org/advisories/{path.stem}"
        add(str(path.relative_to(checkout)), f"```toml\n{front}```\n\n{title}\n\nThe text: {where}\n")
        kept += 1
target = pathlib.Path(__file__).with_name("advisories.tar.gz")
target.write_bytes(gzip.compress(tar_bytes.getvalue(), 9, mtime=0))
print(f"{kept} advisories of {commit}: {target.stat().st_size} bytes")
