"""Score what Headwater finds in the articles of a folder of gold JSON lines.

gold.py FOLDER      prints one JSON object
"""

import json
import sys
from pathlib import Path

from found import ours, score
from headwater.read.parse import load_parser
from marked import from_lines

if __name__ == "__main__":
    articles, parser = from_lines(Path(sys.argv[1])), load_parser()
    records = [record for marked in articles for record in ours(marked, parser)]
    print(json.dumps(score(articles, records)))
