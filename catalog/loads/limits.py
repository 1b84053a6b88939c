"""How much of a file is read. The size of the upload itself is TABLE_LIMIT_BYTES of the settings."""

MOST_ROWS = 100_000
MOST_COLUMNS = 60
LONGEST_CELL = 32_767  # characters; the most that a spreadsheet keeps
MOST_CHARACTERS = 100_000_000  # of all cells together
# What an XLSX may unpack to: an archive of 50 MB can hold gigabytes.
MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2_000
LAST_LINE = 1_048_576  # of a sheet; no spreadsheet writes further
