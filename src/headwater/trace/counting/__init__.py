"""What each appearance rests on, and how many independent origins that makes."""
