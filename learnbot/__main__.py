"""`python -m learnbot`: the same as the `learnbot` command."""

from learnbot.cli import main

if __name__ == "__main__":
    main()
