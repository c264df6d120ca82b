"""The border between a Python kit and the kit-host: only texts cross it (JSON), so that neither side can keep or change an
object of the other. `host(name, json)` answers {value} or {error: {kind, message}}. The same on GraalPy and on python3."""

import json
import os
import sys
import types

MARGIN = 100  # milliseconds before the deadline, so that the kit's own words are heard and not those of the host
KINDS = ("TRANSIENT", "INDETERMINATE", "DENIED", "BROKEN")


class KitError(Exception):
    """Raised by what the kit-host refuses; a kit may raise it to say of which kind its failure is."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Fields(dict):
    """An answer of the kit-host, with fields as attributes too: `result.ok`."""

    def __init__(self, answer):
        super().__init__((snake(name), value) for name, value in answer.items())

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def snake(name):
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


class State:
    """What a resource keeps on this node."""

    def __init__(self, call):
        self._call = call

    def get(self, name):
        return self._call("state.get", name=name)

    def set(self, name, value):
        if value is None:
            self.remove(name)
        else:
            self._call("state.set", name=name, value=value)

    def remove(self, name):
        self._call("state.remove", name=name)


class Names:
    """Has every attribute: what it is comes from a function of the name."""

    def __init__(self, make):
        self._make = make

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._make(name)


def operation_of(call, service, operation):
    """An operation of AWS: describe_route_tables is describeRouteTables too. The answer has the names of the AWS API."""
    name = "".join(word if at == 0 else word[:1].upper() + word[1:] for at, word in enumerate(operation.split("_")))

    def run(arguments=None, **options):
        return call(
            "library", library="aws", service=service, operation=name, arguments=arguments or {}, options=options
        )

    return run


class Log:
    """The log of the resource."""

    def __init__(self, call):
        self._call = call

    def _write(self, level, words):
        self._call("log", level=level, text=" ".join(str(word) for word in words))

    def info(self, *words):
        self._write("INFO", words)

    def warn(self, *words):
        self._write("WARN", words)

    def error(self, *words):
        self._write("ERROR", words)


class Context:
    """What each function of a kit takes: the facts of its action, and what the kit-host does for it."""

    KitError = KitError

    def __init__(self, host, facts):
        def call(function, /, **arguments):
            given = {key: value for key, value in arguments.items() if value is not None}
            answer = json.loads(str(host(function, json.dumps(given))))
            if "error" in answer:
                raise KitError(answer["error"]["kind"], answer["error"]["message"])
            return answer.get("value")

        own = self.__dict__
        own.update((snake(name), value) for name, value in json.loads(facts).items())
        own["peers"] = [Fields(peer) for peer in own.get("peers", [])]
        own["log"] = Log(call)
        own["state"] = State(call)
        own["aws"] = Names(lambda service: Names(lambda operation: operation_of(call, service, operation)))
        own["_call"] = call

    def __setattr__(self, name, value):
        raise AttributeError("ctx cannot be changed")

    def param(self, name):
        return self.parameters.get(name)

    def time_left(self):
        return self._call("timeLeft")

    def gate(self):
        self._call("gate")

    def let_go(self, argv):
        self._call("letGo", argv=[str(word) for word in argv])

    def warn(self, text):
        self._call("warn", message=str(text))

    def exec(self, argv, timeout=None, user=None, cwd=None, env=None, secret_env=None, input=None):
        return Fields(
            self._call(
                "exec",
                argv=[str(word) for word in argv],
                timeout=timeout,
                user=user,
                cwd=None if cwd is None else str(cwd),
                env=env,
                secretEnv=secret_env,
                input=input,
            )
        )

    def processes(self, tag=None, pid_file=None, name=None, user=None):
        file = None if pid_file is None else str(pid_file)
        found = self._call("processes", tag=tag, pidFile=file, name=name, user=user)
        own = os.getpid()  # a python3 that runs an action carries the tag, and is no part of the service
        return [Fields(each) for each in found if each["pid"] != own]

    def kill(self, pid, signal="TERM"):
        return self._call("kill", pid=pid, signal=signal)

    def tcp_connect(self, address, port, timeout=1000):
        return self._call("tcpConnect", address=address, port=port, timeout=timeout)

    def http(self, url, method=None, headers=None, body=None, timeout=None):
        return Fields(self._call("http", url=url, method=method, headers=headers, body=body, timeout=timeout))

    def dns(self, name, type=None, server=None, timeout=None):
        return self._call("dns", name=name, type=type, server=server, timeout=timeout)

    def sleep(self, millis):
        self._call("sleep", millis=millis)

    def wait_until(self, fn, timeout=None, interval=100, what="the condition"):
        """Calls the function until it gives something true, and returns that."""
        began = self.time_left()
        limit = began - MARGIN if timeout is None else min(timeout, began - MARGIN)
        while True:
            try:
                last = fn()
                if last:
                    return last
            except Exception as thrown:
                if kind(thrown) == "DENIED":
                    raise  # it will fail again until somebody changes something
                last = thrown
            left = limit - (began - self.time_left())
            if left <= 0:
                seen = message(last) if isinstance(last, Exception) else safe(repr, last)
                text = "{}: not so within {} ms; last seen: {}".format(what, limit, seen)
                raise KitError("INDETERMINATE", text)
            self.sleep(min(interval, left))

    def read_file(self, path):
        return self._call("readFile", path=str(path))

    def write_file(self, path, content):
        self._call("writeFile", path=str(path), content=str(content))

    def remove_file(self, path):
        return self._call("removeFile", path=str(path))

    def exists(self, path):
        return self._call("exists", path=str(path))

    def list_dir(self, path):
        return self._call("listDir", path=str(path))


class Kit:
    """A kit's file, loaded when it is needed first. What it gives are texts: {value} or {error: {kind, message, place}}."""

    def __init__(self, path, root):
        self._path = path
        self._root = root
        self._module = None
        sys.dont_write_bytecode = True
        sys.path.append(root)

    def describe(self, names):
        """What the file says of itself; `names` are those of the functions that a kit may have."""

        def value():
            kit = getattr(self._load(), "kit", None)
            functions = [name for name in json.loads(names) if self._function(name)]
            return {"functions": functions} if kit is None else {"kit": kit, "functions": functions}

        return self._text(value)

    def call(self, name, facts, host):
        """Calls one of its functions."""

        def value():
            self._load()
            answer = self._function(name)(Context(host, facts))
            if hasattr(answer, "__await__"):
                answer.close()
                raise KitError("BROKEN", name + " is async; write def, the functions of ctx wait")
            return answer

        return self._text(value)

    def _load(self):
        if self._module is None:
            name = "kit_" + os.path.splitext(os.path.basename(self._path))[0]
            module = types.ModuleType(name)
            module.__file__ = self._path
            with open(self._path, "rb") as file:
                code = compile(file.read(), self._path, "exec")
            sys.modules[name] = module
            exec(code, module.__dict__)
            self._module = module
        return self._module

    def _function(self, name):
        for spelling in (name, snake(name)):
            function = getattr(self._module, spelling, None)
            if callable(function):
                return function
        return None

    def _text(self, function):
        try:
            value = function()
            return json.dumps({} if value is None else {"value": plain(value)})
        except BaseException as thrown:  # whatever it is: it must not leave the guest
            return json.dumps({"error": self._error(thrown)})

    def _error(self, thrown):
        return {"kind": kind(thrown), "message": message(thrown), "place": self._place(thrown)}

    def place_of(self, frame):
        """The innermost line of the kit's own files that runs."""
        while frame is not None and not self._is_own(frame.f_code.co_filename):
            frame = frame.f_back
        return "" if frame is None else line(frame.f_code.co_filename, frame.f_lineno)

    def _place(self, thrown):
        """The innermost line of the kit's own files."""
        place = "at an unknown line"
        if isinstance(thrown, SyntaxError) and self._is_own(thrown.filename):
            return line(thrown.filename, thrown.lineno)
        step = thrown.__traceback__
        while step is not None:
            if self._is_own(step.tb_frame.f_code.co_filename):
                place = line(step.tb_frame.f_code.co_filename, step.tb_lineno)
            step = step.tb_next
        return place

    def _is_own(self, file):
        return file is not None and str(file).startswith(self._root + os.sep)


def line(file, number):
    return "at {}:{}".format(os.path.basename(file), number)


def plain(value):
    """The value, or its text when JSON does not know it."""
    try:
        json.dumps(value, allow_nan=False)
        return value
    except (TypeError, ValueError, RecursionError):
        return safe(repr, value)


def kind(thrown):
    try:
        return thrown.kind if thrown.kind in KINDS else "BROKEN"
    except BaseException:  # an attribute may be code of the kit
        return "BROKEN"


def message(thrown):
    if isinstance(thrown, SystemExit):
        return "the script called exit with code {}; return or raise instead".format(safe(str, thrown.code))
    if isinstance(thrown, SyntaxError):
        return "{}: {}".format(type(thrown).__name__, thrown.msg)
    text = safe(str, thrown)
    if isinstance(thrown, KitError):
        return text
    return type(thrown).__name__ + (": " + text if text else "")


def safe(function, value):
    try:
        return str(function(value))[:2000]
    except BaseException:  # a text may be code of the kit
        return "(a {} that has no text)".format(type(value).__name__)
