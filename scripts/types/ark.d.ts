// What an editor needs to complete kits in JavaScript. In a kit, write before a function: /** @param {ark.Context} ctx */
// and before the description: /** @type {ark.Kit} */
// ../jsconfig.json makes editors read this file. All times are milliseconds, unless a text carries a unit ('5s').

declare namespace ark {
  /** What a kit says of itself; everything may be left out. */
  interface Kit {
    /** The name of the file, if given. */
    name?: string;
    /** One sentence: what it puts in service. */
    summary?: string;
    version?: string;
    /** What it may ask for. A kit that leaves this out gets all but secrets. */
    needs?: Need[];
    /** How long an action may take, such as '30s'. */
    timeouts?: Partial<Record<'restore' | 'remove' | 'quickCheck' | 'recover', string>>;
    /** What its resources can be given, by name. */
    parameters?: Record<string, Parameter>;
  }

  type Need = 'exec' | 'processes' | 'files' | 'network' | 'secrets';

  interface Parameter {
    /** 'text' when left out. */
    type?: 'text' | 'integer' | 'flag' | 'duration' | 'list';
    default?: string | number | boolean | string[];
    min?: number | string;
    max?: number | string;
    values?: string[];
    required?: boolean;
    help?: string;
  }

  /** What quickCheck and deepCheck return. */
  type Health = boolean | { health: 'healthy' | 'drifted' | 'failed' | 'unknown'; reason?: string; warning?: string };

  /** What plan returns a list of. */
  type Step = string | { target: string; change?: string; why?: string };

  /** What preflight returns a list of. */
  interface Finding {
    severity: 'ok' | 'unknown' | 'warning' | 'error';
    what: string;
    why?: string;
    next?: string;
  }

  type Kind = 'TRANSIENT' | 'INDETERMINATE' | 'DENIED' | 'BROKEN';

  interface KitError extends Error {
    kind: Kind;
  }

  interface Peer {
    name: string;
    address: string;
  }

  interface ExecOptions {
    /** When to end it; the time that the action has left counts too. */
    timeout?: number;
    /** Whom it runs as; takes a node that runs as root. */
    user?: string;
    /** The directory that it runs in; the scripts directory when left out. */
    cwd?: string;
    env?: Record<string, string>;
    /** Variables whose values are the names of secrets. */
    secretEnv?: Record<string, string>;
    /** What it reads from its standard input. */
    input?: string;
  }

  interface ExecResult {
    /** Whether it ended by itself with exit code 0. */
    ok: boolean;
    exitCode: number;
    timedOut: boolean;
    /** The last 16 KiB. */
    stdout: string;
    /** The last 16 KiB. */
    stderr: string;
  }

  interface Process {
    pid: number;
    command: string;
  }

  interface HttpOptions {
    /** 'GET' when left out. */
    method?: string;
    headers?: Record<string, string>;
    body?: string;
    /** 5000 when left out. */
    timeout?: number;
  }

  interface HttpAnswer {
    status: number;
    /** The first 64 KiB. */
    body: string;
    /** By name in lower case. */
    headers: Record<string, string>;
  }

  interface DnsOptions {
    /** 'A' when left out. */
    type?: 'A' | 'AAAA' | 'CNAME' | 'TXT';
    /** Address and, if need be, port; the machine's own servers when left out. */
    server?: string;
    /** 2000 when left out. */
    timeout?: number;
  }

  interface WaitOptions {
    /** The rest of the action's time when left out. */
    timeout?: number;
    /** 100 when left out. */
    interval?: number;
    /** What is waited for, for people. */
    what?: string;
  }

  interface Log {
    info(...words: unknown[]): void;
    warn(...words: unknown[]): void;
    error(...words: unknown[]): void;
  }

  interface State {
    get(name: string): any;
    set(name: string, value: unknown): void;
    remove(name: string): void;
  }

  type AwsOperation = (args?: Record<string, any>, options?: { region?: string; endpoint?: string }) => any;

  /** One action of one resource: what each function of a kit is given. */
  interface Context {
    readonly tag: string;
    readonly id: string;
    readonly node: string;
    readonly epoch: number;
    readonly longestCall: number;
    readonly parameters: Readonly<Record<string, any>>;
    param(name: string): any;
    readonly peers: readonly Peer[];
    readonly dryRun: boolean;
    readonly log: Log;
    timeLeft(): number;
    gate(): void;
    letGo(argv: (string | number)[]): void;
    warn(text: string): void;
    readonly KitError: new (kind: Kind, message: string) => KitError;
    exec(argv: (string | number)[], options?: ExecOptions): ExecResult;
    processes(which: { tag?: string; pidFile?: string; name?: string; user?: string }): Process[];
    kill(pid: number, signal?: 'TERM' | 'KILL' | 'HUP' | 'INT' | 'QUIT' | 'USR1' | 'USR2' | 'CONT' | 'STOP' | 'WINCH'): boolean;
    readFile(path: string): string | null;
    writeFile(path: string, text: string | number): void;
    removeFile(path: string): boolean;
    exists(path: string): boolean;
    listDir(path: string): string[] | null;
    tcpConnect(address: string, port: number, timeout?: number): boolean;
    http(url: string, options?: HttpOptions): HttpAnswer;
    dns(name: string, options?: DnsOptions): string[];
    sleep(millis: number): void;
    waitUntil<T>(fn: () => T, options?: WaitOptions): T;
    readonly state: State;
    /** aws.ec2.describeRouteTables({ RouteTableIds: [...] }); arguments and answers have the names of the AWS API. */
    readonly aws: Record<'ec2' | 'route53' | 'elbv2' | 'sts', Record<string, AwsOperation>>;
  }

  /** What a kit's file exports. */
  interface Module {
    kit?: Kit;
    restore(ctx: Context): unknown;
    remove(ctx: Context): unknown;
    quickCheck?(ctx: Context): Health | Promise<Health>;
    recover?(ctx: Context): unknown;
    deepCheck?(ctx: Context): Health | Promise<Health>;
    plan?(ctx: Context): Step[] | Promise<Step[]>;
    preflight?(ctx: Context): Finding[] | Promise<Finding[]>;
  }
}

declare const console: ark.Log & { log(...words: unknown[]): void };
