"""Say plainly if this Python cannot make the environment: run by `make` before anything is fetched."""

import importlib.util
import sys

if sys.version_info < (3, 11):
    sys.exit(
        f"Headwater needs Python 3.11 or newer; this is {sys.version.split()[0]}.\n"
        "Name another one: make demo PYTHON=python3.12"
    )
if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
    sys.exit(
        "This Python cannot make virtual environments: its venv part is not installed.\n"
        "On Debian and Ubuntu: apt-get install python3-venv"
    )
