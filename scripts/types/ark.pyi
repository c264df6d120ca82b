# What an editor needs to complete kits in Python. In a kit:
#
#     from typing import TYPE_CHECKING
#     if TYPE_CHECKING:
#         from ark import Context
#
#     def restore(ctx: "Context"): ...
#
# and tell the editor to look for stubs here (mypy: MYPYPATH=types; Pylance: python.analysis.stubPath).
# All times are milliseconds, unless a text carries a unit ('5s').

from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Type, TypedDict, TypeVar, Union
from typing_extensions import Literal, NotRequired

T = TypeVar("T")
Kind = Literal["TRANSIENT", "INDETERMINATE", "DENIED", "BROKEN"]
Need = Literal["exec", "processes", "files", "network", "secrets"]
Word = Union[str, int, float]

class Parameter(TypedDict, total=False):
    type: Literal["text", "integer", "flag", "duration", "list"]
    default: Union[str, int, bool, List[str]]
    min: Union[int, str]
    max: Union[int, str]
    values: List[str]
    required: bool
    help: str

class Kit(TypedDict, total=False):
    """What a kit says of itself; everything may be left out."""

    name: str
    summary: str
    version: str
    needs: List[Need]
    timeouts: Dict[str, str]
    parameters: Dict[str, Parameter]

class HealthWords(TypedDict):
    health: Literal["healthy", "drifted", "failed", "unknown"]
    reason: NotRequired[str]
    warning: NotRequired[str]

Health = Union[bool, HealthWords]
"""What quickCheck and deepCheck return."""

class StepWords(TypedDict):
    target: str
    change: NotRequired[str]
    why: NotRequired[str]

Step = Union[str, StepWords]
"""What plan returns a list of."""

class Finding(TypedDict):
    """What preflight returns a list of."""

    severity: Literal["ok", "unknown", "warning", "error"]
    what: str
    why: NotRequired[str]
    next: NotRequired[str]

class KitError(Exception):
    kind: Kind
    def __init__(self, kind: Kind, message: str) -> None: ...

# Answers have their fields as attributes and as keys: result.ok, result["ok"].

class Peer(Dict[str, Any]):
    name: str
    address: str

class ExecResult(Dict[str, Any]):
    ok: bool
    exit_code: int
    timed_out: bool
    stdout: str
    stderr: str

class Process(Dict[str, Any]):
    pid: int
    command: str

class HttpAnswer(Dict[str, Any]):
    status: int
    body: str
    headers: Dict[str, str]

class Log:
    def info(self, *words: object) -> None: ...
    def warn(self, *words: object) -> None: ...
    def error(self, *words: object) -> None: ...

class State:
    def get(self, name: str) -> Any: ...
    def set(self, name: str, value: Any) -> None: ...
    def remove(self, name: str) -> None: ...

class Context:
    """One action of one resource: what each function of a kit is given."""

    tag: str
    id: str
    node: str
    epoch: int
    longest_call: int
    parameters: Mapping[str, Any]
    def param(self, name: str) -> Any: ...
    peers: Sequence[Peer]
    dry_run: bool
    log: Log
    def time_left(self) -> int: ...
    def gate(self) -> None: ...
    def let_go(self, argv: Sequence[Word]) -> None: ...
    def warn(self, text: str) -> None: ...
    KitError: Type[KitError]
    def exec(
        self,
        argv: Sequence[Word],
        timeout: float = ...,
        user: Optional[str] = ...,
        cwd: Optional[str] = ...,
        env: Optional[Mapping[str, str]] = ...,
        secret_env: Optional[Mapping[str, str]] = ...,
        input: str = ...,
    ) -> ExecResult: ...
    def processes(
        self,
        tag: Optional[str] = ...,
        pid_file: Optional[str] = ...,
        name: Optional[str] = ...,
        user: Optional[str] = ...,
    ) -> List[Process]: ...
    def kill(self, pid: int, signal: str = ...) -> bool: ...
    def read_file(self, path: str) -> Optional[str]: ...
    def write_file(self, path: str, text: object) -> None: ...
    def remove_file(self, path: str) -> bool: ...
    def exists(self, path: str) -> bool: ...
    def list_dir(self, path: str) -> Optional[List[str]]: ...
    def tcp_connect(self, address: str, port: int, timeout: float = ...) -> bool: ...
    def http(
        self,
        url: str,
        method: str = ...,
        headers: Optional[Mapping[str, str]] = ...,
        body: str = ...,
        timeout: float = ...,
    ) -> HttpAnswer: ...
    def dns(
        self,
        name: str,
        type: Literal["A", "AAAA", "CNAME", "TXT"] = ...,
        server: str = ...,
        timeout: float = ...,
    ) -> List[str]: ...
    def sleep(self, millis: float) -> None: ...
    def wait_until(
        self,
        fn: Callable[[], T],
        timeout: Optional[float] = ...,
        interval: float = ...,
        what: str = ...,
    ) -> T: ...
    state: State
    aws: Any
