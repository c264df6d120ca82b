"""@NAME@: keeps one program running. Put what you protect in its place."""

kit = {
    "summary": "keeps one program running",
    "version": "0.1.0",
    "needs": ["exec", "processes"],  # all else is refused
    "timeouts": {"restore": "30s", "remove": "15s", "quickCheck": "5s", "recover": "30s"},
    "parameters": {
        "program": {"type": "text", "default": "/bin/sleep", "help": "absolute path of the program"},
        "arguments": {"type": "list", "default": "infinity", "help": "its arguments, separated by commas"},
    },
}


def running(ctx):
    """What this resource has started carries its tag; nothing else is ever taken for it."""
    return [process.pid for process in ctx.processes(tag=ctx.tag)]


def restore(ctx):
    """Brings it in service. Repeatable: what runs already is left alone."""
    if running(ctx):
        return
    ctx.gate()  # before each write: do we still have the right?
    start = '"$@" </dev/null >/dev/null 2>&1 &'
    ctx.exec(["sh", "-c", start, "start", ctx.param("program"), *ctx.param("arguments")])
    ctx.sleep(100)
    if not running(ctx):
        raise RuntimeError(f"{ctx.param('program')} ended at once")
    ctx.log.info("started", ctx.param("program"))


def remove(ctx):
    """Takes it out of service. Ok when it is out already; returns only when nothing of it runs any more."""
    signal = "TERM"
    while running(ctx):
        for pid in running(ctx):
            ctx.kill(pid, signal)
        for _ in range(20):
            if not running(ctx):
                return
            ctx.sleep(50)
        signal = "KILL"


def quick_check(ctx):
    """Looks, and changes nothing. Ask the service itself for an answer where you can: see ctx.tcp_connect."""
    if running(ctx):
        return True
    return {"health": "failed", "reason": f"{ctx.param('program')} does not run"}


def recover(ctx):
    """Repairs it on this node after a failed check. Leave it out, and a failure goes straight to failover."""
    remove(ctx)
    restore(ctx)
