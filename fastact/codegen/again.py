"""The numbers of a chunk that the core tried first does not serve: the core of all cells or the function beyond the cells does.

The names in lower case that these templates call are bound in `codegen.chunks` and `codegen.packing`.
"""

from collections.abc import Callable

import numpy as np

from fastact.codegen.memory import lesser
from fastact.codegen.packing import AT_ONCE, Packing, has_packing
from fastact.codegen.template import from_template, inlined

# Elements of a block, a multiple of every processor's vectors. LLVM sees that loops have whole blocks and generates no code for a
# remainder. The last block of an array begins earlier and computes some elements again.
BLOCK = 64
CHUNK = 8  # blocks that a core serves before their range is checked


def _again_in_pieces(pointers, start, blocks, piece, inner, most, inner_limit, limit, table):
    """Serve the pieces of a chunk that have out-of-range numbers.

    Return two results: True if few numbers are beyond the inner cells, so that these should be tried first again, and the number of
    blocks with numbers beyond all cells.
    """
    beyond_inner = beyond_range = 0
    for first in range(0, blocks, piece):
        some = lesser(piece, blocks - first)
        begin = start + first * BLOCK
        stop = begin + some * BLOCK
        largest = largest_of(pointers, begin, stop, table, 0)
        if inner and largest > inner_limit:
            beyond_inner += some
            serve(pointers, begin, stop, table, 0)
        if largest > limit:
            beyond_range += some
            serve_beyond(pointers, begin, stop, table, 0)
    return 2 * beyond_inner <= blocks, beyond_range


def _packed(pointers, copies, sizes, start, blocks, least, table):
    """Copy the inputs whose size exceeds `least` side by side. Return their number, and the blocks that have some, as bits."""
    marks = count = 0
    for block in range(blocks):
        begin = start + block * BLOCK
        if measure(pointers, begin, begin + BLOCK, table, sizes + block * BLOCK * itemsize) > least:
            marks |= 1 << block
            count = pack(pointers, copies, sizes, start, begin, count, least)
    repeat_first(copies, count)
    return count, marks


def _unpacked(pointers, copies, sizes, start, blocks, least, marks):
    count = 0
    for block in range(blocks):
        if marks & (1 << block):
            count = unpack(pointers, copies, sizes, start, start + block * BLOCK, count, least)


def _again_packed(pointers, start, blocks, piece, inner, most, inner_limit, limit, table):
    """Serve the same numbers on processors that can pack them.

    If the inner cells were tried first, the numbers beyond them are packed and served by the core of all cells. Those of them that
    are beyond all cells are packed once more. The second result is 0: packed numbers need no larger pieces.
    """
    (copies, sizes), (more_copies, more_sizes) = new_copies(), new_copies()
    operands, first, some, count, marks, largest = pointers, start, blocks, 0, 0, limit + 1
    if inner:
        count, marks = packed(pointers, copies, sizes, start, blocks, inner_limit, table)
        operands, first, some = copies, 0, (count + BLOCK - 1) // BLOCK
        largest = serve(copies, 0, (count + AT_ONCE - 1) & -AT_ONCE, table, 0)
    if largest > limit:
        more, more_marks = packed(operands, more_copies, more_sizes, first, some, limit, table)
        serve_packed(more_copies, 0, (more + AT_ONCE - 1) & -AT_ONCE, table, 0)
        unpacked(operands, more_copies, more_sizes, first, some, limit, more_marks)
    if inner:
        unpacked(pointers, copies, sizes, start, blocks, inner_limit, marks)
    return count <= most * blocks, 0


def _mostly_inner(pointers, first, most, inner_limit, table):
    """Return True if at most `most` numbers of the block that begins at `first` are beyond the inner cells."""
    copies, sizes = new_copies()
    largest = measure(pointers, first, first + BLOCK, table, sizes)
    return largest <= inner_limit or number(pointers, copies, sizes, first, first, 0, inner_limit) <= most


def _all_inner(pointers, first, most, inner_limit, table):
    return largest_of(pointers, first, first + BLOCK, table, 0) <= inner_limit


def serving_again(dtype: np.dtype, reads: int, outputs: int, names: dict) -> dict[str, Callable]:
    """Return the functions ``again`` and ``mostly_inner`` for compiled code. `names` are those of a chunk's loops."""
    names = names | {"itemsize": dtype.itemsize}
    named = lambda template, name: inlined(from_template(template, name, **names))
    if not has_packing():
        return {"again": named(_again_in_pieces, "again"), "mostly_inner": named(_all_inner, "mostly_inner")}
    names |= Packing(dtype, BLOCK, CHUNK * BLOCK, reads, outputs).functions()
    names |= {"packed": named(_packed, "packed"), "unpacked": named(_unpacked, "unpacked")}
    return {"again": named(_again_packed, "again"), "mostly_inner": named(_mostly_inner, "mostly_inner")}
