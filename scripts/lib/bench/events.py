"""What events cost: the write that one is told by, and the handing over of many."""

from load import FOLDER, in_turn, pgbench, wrk

WAITING = 10000


def cost(system):
    """What an event takes of the write that causes it, in per cent.

    The write is the POST of a body. What its event takes is the difference of two transactions of
    pgbench: what that POST sends to the database, and the same with the statement by which the outbox
    keeps an event and notes it for a handler. All three take turns at the same load on the same machine,
    so that the times of one can be compared. Meanwhile nobody handles events: the handler is of a plugin
    that is not there, and the event of the POST itself is kept and noted for nobody.
    """
    system.psql(
        "-c", "CREATE TABLE bench.subscriptions AS TABLE platform.subscriptions",
        "-c", "DELETE FROM platform.subscriptions",
        "-c", "INSERT INTO platform.subscriptions (handler, event, since)"
              " VALUES ('bench.nobody', 'bench.told', now())")
    posts, silent, told = in_turn(
        lambda: wrk(f"{system.api}/bodies", "founding.lua", system.token),
        lambda: pgbench(system.socket, "founding.sql", tells=0),
        lambda: pgbench(system.socket, "founding.sql", tells=1))
    system.psql(
        "-c", "DELETE FROM platform.subscriptions",
        "-c", "INSERT INTO platform.subscriptions TABLE bench.subscriptions",
        "-c", "DROP TABLE bench.subscriptions")
    forget(system)
    event = 1 / told - 1 / silent
    return 100 * event * posts, f"{event * 1e6:,.0f} of {1e6 / posts:,.0f} µs"


def draining(system):
    """Events that the host handles a second, and rows that pgbench writes a second: each as the handler
    of the list of changes writes one."""
    drained, written = in_turn(
        lambda: drain(system), lambda: pgbench(system.socket, "change.sql"))
    forget(system)
    return drained, written


def drain(system):
    """From the first of the waiting events that was handled to the last."""
    rate = float(system.psql("-v", f"waiting={WAITING}", "-f", FOLDER / "drain.sql"))
    system.psql("-c", "TRUNCATE registry.changes")
    return rate


def forget(system):
    """Leaves no event behind. The bodies stay: the other loads do not meet them."""
    system.psql("-c", "TRUNCATE platform.deliveries, platform.events, registry.changes")
    system.tidy()
