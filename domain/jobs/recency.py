"""When a job was posted, as words of its search vectors: an index finds words and time at once.

Time is cut into blocks of 8 hours, of 32, of 128 and so on; each open job's vector has one word
for the block of each size that it was posted in. PostgreSQL's GIN index keeps no order and can't
be combined with a column without an extension, but it is quick to intersect words: so a span of
time is asked for as a few blocks, and finding the newest matches reads only that span.
"""

from datetime import UTC, datetime

# Powers of two of hours. 2 ** 17 hours are 15 years.
LEVELS = (3, 5, 7, 9, 11, 13, 15, 17)

_HOUR = "floor(extract(epoch from (posted_at at time zone 'UTC')) / 3600)::int"
# The words of a job, as SQL. No text gives such a word: `@` never stands in one.
WORDS = (
    "array_to_tsvector(case when status = 'open' then array["
    + ", ".join(f"'@{level}:' || (({_HOUR}) >> {level})" for level in LEVELS)
    + "] else '{}' end)"
)


def hour_of(moment: datetime) -> int:
    """The hours from 1970 to a moment, cut down."""
    return int(moment.astimezone(UTC).timestamp() // 3600)


def words(start: int, end: int) -> str:
    """The tsquery of the hours from `start` to before `end`, both of which are block ends.

    As few blocks as there may be: at most six of each size.
    """
    found = []
    while start < end:
        level = max(
            level
            for level in LEVELS
            if level == LEVELS[0] or (start % (1 << level) == 0 and start + (1 << level) <= end)
        )
        found.append(f"'@{level}:{start >> level}'")
        start += 1 << level
    return " | ".join(found)


def block_start(hour: int, hours: int) -> int:
    """The end of a block at or before `hour`; blocks so large that few make up `hours`."""
    level = max((level for level in LEVELS if 8 << level <= hours), default=LEVELS[0])
    return hour >> level << level


def block_end(hour: int) -> int:
    """The end of the smallest block that holds `hour`."""
    return ((hour >> LEVELS[0]) + 1) << LEVELS[0]
