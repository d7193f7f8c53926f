"""Instructions at which threads wait for each other: barriers of a block and shuffles of a warp."""

import numpy as np

WARP = 32


def _words(run, which):
    """Return a word for each thread, with a bit set for every thread of its warp that is in `which`."""
    words = np.zeros(int(run.warp[-1]) + 1, np.uint32)
    np.bitwise_or.at(words, run.warp[which], np.uint32(1) << run.lane[which].astype(np.uint32))
    return words[run.warp]


def after_leaving(run):
    """Release the threads that wait for threads which have left. At a barrier this is a violation."""
    for number in np.unique(run.place[run.waits]):
        run.program.pieces[number].turn.complete(run, number)


def _waited_for(complete):
    """Return an instruction at which threads wait until `complete` finds that all have arrived."""

    def done(run):
        number = int(run.place[run.lanes].flat[0])
        run.waits[run.lanes] = True
        complete(run, number)

    done.complete = complete
    return done


def barrier(each):
    """Make all threads of a block wait for each other. It is a violation if some have left or wait elsewhere."""

    def complete(run, number):
        before, run.current, run.lanes = run.lanes, each, slice(None)
        here = run.waits & (run.place == number)
        stuck = run.waits | run.gone
        for block in np.unique(run.block[here]):
            threads = slice(block * run.threads, (block + 1) * run.threads)
            if stuck[threads].all():
                run.complain("barrier that not all threads of a block come to", ~here[threads])
                there = np.flatnonzero(here[threads]) + threads.start
                run.waits[there] = False
                run.epoch[there] += 1
                run.go_on(there, number + 1)
        run.lanes = before

    return _waited_for(complete)


def shuffle(kernel, each, reader, writer):
    """Make the threads that a word names wait for each other. Then each takes the value of another one."""
    how, kind = each.modifiers[-2:]
    target, source, offset, limits, members = each.operands
    target, inside = target if isinstance(target, tuple) else (target, "_")
    read, members_of = reader(kernel, source, kind), reader(kernel, members, "u32")
    offset_of, limits_of = reader(kernel, offset, "u32"), reader(kernel, limits, "u32")
    put, put_inside = writer(kernel, target, kind), writer(kernel, inside, "pred")

    def exchange(run, members):
        lane = run.lane[run.lanes]
        by, limit = (np.broadcast_to(np.asarray(of(run), np.int64), lane.shape) for of in (offset_of, limits_of))
        by, segment, clamp = by & 31, limit >> 8 & 31, limit & 31
        least, most = lane & segment, (lane & segment) | (clamp & ~segment)
        from_lane = {"up": lane - by, "down": lane + by, "bfly": lane ^ by, "idx": least | (by & ~segment)}[how]
        within = from_lane >= most if how == "up" else from_lane <= most
        from_lane = np.where(within, from_lane, lane)
        values = np.zeros(run.count, np.uint32)
        values[run.lanes] = read(run)
        sources = np.arange(run.count)[run.lanes] + from_lane - lane
        here = np.zeros(run.count, np.bool_)
        here[run.lanes] = True
        taken_part = (sources < run.count) & ((members >> from_lane.astype(np.uint32)) & 1 == 1)
        sources = np.minimum(sources, run.count - 1)
        run.complain("shuffle from a thread that takes no part", ~(taken_part & here[sources]))
        put(run, values[sources])
        put_inside(run, within)

    def complete(run, number):
        before, run.current = run.lanes, each
        waiting = np.flatnonzero(run.waits & (run.place == number))
        run.lanes = waiting
        members = np.broadcast_to(members_of(run), waiting.shape)
        here = np.zeros(run.count, np.bool_)
        here[waiting] = True
        missing = members & ~_words(run, here | run.gone)[waiting] & _words(run, np.ones(run.count, np.bool_))[waiting]
        ready = missing == 0
        if ready.any():
            run.lanes, members = waiting[ready], members[ready]
            own = (members >> run.lane[run.lanes].astype(np.uint32)) & 1 == 1
            run.complain("shuffle of threads that do not name themselves", ~own)
            of_all = np.zeros((int(run.warp[-1]) + 1, WARP), np.uint32)
            of_all[run.warp[run.lanes], run.lane[run.lanes]] = members
            named = members[:, None] >> np.arange(WARP, dtype=np.uint32) & 1 == 1
            others = of_all[run.warp[run.lanes]]
            run.complain(
                "shuffle of threads that name different ones", (named & (others != members[:, None]) & (others != 0)).any(axis=1)
            )
            exchange(run, members)
            run.waits[run.lanes] = False
            run.go_on(run.lanes, number + 1)
        run.lanes = before

    return _waited_for(complete)
