"""PostgreSQL 15 and later: one data directory that moves, or streaming replication. Copy it, and change what is yours.

mode = shared-disk: one resource. Its data directory is on a disk that moves with the hierarchy.

mode = streaming: a resource is in service on one node at a time, and a standby must run on the others. So there are two
kinds of resources, made with this same kit:

  role = member    one for each node, extended to that node only: keeps the server running as a standby that follows
                   whoever is the primary, and brings a server that has gone astray back by pg_rewind
  role = primary   one, extended to all of them, the one that VIPs and routes depend on: restore promotes the standby of
                   its node, remove shuts the primary down in good order and hands the server back to its member

Who is responsible for the server of a node is written in its data directory, by PostgreSQL's own file: with standby.signal
it is a standby and the member's, without it is a primary and the primary resource's. So the two never work on one server
at the same time. A server is only ever started as a standby, but for the local recovery of a primary that has died.

PostgreSQL is started with an empty environment: it belongs to two resources, and not to the action that has started it.
What ends it when its node loses its right is the let-go step (END below), which also makes a standby of it.

Needs for streaming: the members reach each other with the user of `user` for replication and for queries (pg_hba.conf,
listen_addresses, a password in ~/.pgpass of that user or by `password-secret`), and no tablespaces.
"""

import json

kit = {
    'summary': 'PostgreSQL, with its data on a shared disk or with streaming replication',
    'version': '1.0',
    'needs': ['exec', 'processes', 'files', 'network', 'secrets'],
    'timeouts': {'restore': '30m', 'remove': '60s', 'quickCheck': '15s', 'recover': '30m'},
    'parameters': {
        'mode': {'values': ['shared-disk', 'streaming'], 'default': 'shared-disk', 'help': 'where the data is'},
        'role': {'values': ['member', 'primary'], 'default': 'member', 'help': 'streaming: which resource this is'},
        'data-directory': {'required': True, 'help': 'absolute path; what this kit keeps goes to the same with .ark'},
        'bin-directory': {'default': '/usr/lib/postgresql/15/bin', 'help': 'where pg_ctl is'},
        'config-file': {'default': '', 'help': 'postgresql.conf; empty: the one in the data directory'},
        'port': {'type': 'integer', 'default': 5432, 'min': 1, 'max': 65535, 'help': 'shared-disk: TCP port'},
        'socket-directory': {'default': '/var/run/postgresql', 'help': 'where the unix socket goes'},
        'user': {'default': 'postgres', 'help': 'whom it runs as; also the database user of this kit, a superuser'},
        'password-secret': {'default': '', 'help': 'name of the secret with the password of that user'},
        'members': {'type': 'list', 'default': '', 'help': 'streaming: node=address:port of every member'},
        'max-lag': {'type': 'integer', 'default': 1048576, 'min': 0,
                    'help': 'bytes that a standby may have lacked when it was last seen following, to be promoted'},
        'max-silence': {'type': 'duration', 'default': '60s', 'help': 'how long ago that may be'},
        'synchronous': {'type': 'flag', 'default': False, 'help': 'a commit waits until one standby has it on disk'},
        'rebuild': {'type': 'flag', 'default': False,
                    'help': 'may copy the primary anew where pg_rewind cannot help; the old data is kept once'},
        'keep-wal': {'type': 'integer', 'default': 1024, 'min': 0, 'help': 'MB of WAL kept for standbys that are away'},
        'trust': {'default': '', 'help': 'node to promote although not all members were seen: at the first start, or when'
                                         ' their data is given up; take it away afterwards'},
    },
}

# Ends every process of a data directory by SIGKILL, and nothing else; $2 = demote makes a standby of it. No program is
# started per process: this has 100 ms. The postmaster is stopped first, so that no child is overlooked.
END = r'''
data=$1
if read -r pid 2>/dev/null < "$data/postmaster.pid" && read -r name 2>/dev/null < "/proc/$pid/comm" &&
    [ "$name" = postgres ] && grep -qzxF -e "$data" "/proc/$pid/cmdline"; then
  kill -STOP "$pid"
  read -r children 2>/dev/null < "/proc/$pid/task/$pid/children"
  kill -KILL "$pid" $children 2>/dev/null
fi
for process in /proc/[0-9]*; do
  if [ "$process/cwd" -ef "$data" ] && read -r name 2>/dev/null < "$process/comm" && [ "$name" = postgres ]; then
    kill -KILL "${process#/proc/}" 2>/dev/null
  fi
done
if [ "$2" = demote ] && [ -e "$data/PG_VERSION" ]; then : > "$data/standby.signal"; fi
exit 0
'''

# What a check may meet in a server that is not broken: PostgreSQL's words, with LC_MESSAGES as C.
BUSY = ('starting up', 'not yet accepting connections', 'in recovery mode', 'shutting down', 'too many clients',
        'remaining connection slots', 'timeout expired', 'statement timeout')

POSITION = '''select pg_is_in_recovery(),
  coalesce((select max(('x' || substr(name, 1, 8))::bit(32)::int) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'), 0),
  (case when pg_is_in_recovery() then greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
        else pg_current_wal_flush_lsn() end - '0/0')::bigint,
  (coalesce(pg_last_wal_replay_lsn(), '0/0') - '0/0')::bigint'''

FOLLOWING = '''select pg_is_in_recovery(), coalesce((select greatest(latest_end_lsn - flushed_lsn, 0)::bigint
  from pg_stat_wal_receiver where status = 'streaming'), -1)'''

STANDBYS = "select pg_is_in_recovery(), (select count(*) from pg_stat_replication where state = 'streaming')"


class Position:
    """How far a server has come: a later timeline wins, then the farther end of what it has on disk."""

    def __init__(self, row):
        self.in_recovery = row[0] == 't'
        self.reached = (int(row[1]), int(row[2]))
        self.replayed = int(row[3])

    def __str__(self):
        return f'timeline {self.reached[0]}, {self.reached[1]:X}'


class Server:
    """PostgreSQL of this node's data directory."""

    def __init__(self, ctx):
        self.ctx = ctx
        self.data = ctx.param('data-directory').rstrip('/')
        self.own = self.data + '.ark'
        self.user = ctx.param('user')
        self.sockets = ctx.param('socket-directory')
        self.config = f'{self.own}/postgresql.conf'
        self.port = ctx.param('port')

    def run(self, program, *arguments, timeout=None, detached=False):
        argv = [f"{self.ctx.param('bin-directory')}/{program}", *arguments]
        if detached:
            argv = ['env', '-i', 'PATH=/usr/local/bin:/usr/bin:/bin', 'LC_MESSAGES=C', *argv]
        secret = self.ctx.param('password-secret')
        return self.ctx.exec(argv, timeout=timeout, user=self.user, cwd='/',
                             env={'LC_MESSAGES': 'C', 'PGOPTIONS': '-c statement_timeout=4s -c lc_messages=C'},
                             secret_env={'PGPASSWORD': secret} if secret and not detached else {})

    def query(self, sql, at=None):
        """One row and no error, or no row and the error; a row is a list of texts."""
        host, port = at or (self.sockets, self.port)
        answer = self.run('psql', '-XAtq', '-F', '|', '-d',
                          f'host={host} port={port} dbname=postgres user={self.user} connect_timeout=2', '-c', sql,
                          timeout=5000)
        if answer.ok:
            return answer.stdout.rstrip('\n').split('|'), ''
        return None, 'timeout expired' if answer.timed_out else answer.stderr.partition('\n')[0]

    def position(self, at=None):
        if at and not self.ctx.tcp_connect(at[0], at[1], 1000):
            return None
        row, _ = self.query(POSITION, at)
        return Position(row) if row else None

    def initialised(self):
        return self.ctx.exists(f'{self.data}/PG_VERSION')

    def alive(self):
        """Whether its postmaster lives. The pid in the file may be anybody's: that of a former start, or of another node."""
        return any(self.data in process['command'].split()
                   for process in self.ctx.processes(pid_file=f'{self.data}/postmaster.pid'))

    def log_end(self):
        """What its log complains of last, or says last."""
        lines = self.ctx.exec(['tail', '-n', '20', f'{self.own}/server.log']).stdout.splitlines()
        complaints = [line for line in lines if any(word in line for word in ('ERROR:', 'FATAL:', 'PANIC:'))]
        return last_line('\n'.join(complaints or lines))[:300]

    def let_go(self):
        self.ctx.let_go(['/bin/sh', '-c', END, 'ark-end', self.data, 'stop'])

    def end(self, then='stop'):
        """Ends whatever is left of it at once."""
        self.ctx.exec(['/bin/sh', '-c', END, 'ark-end', self.data, then])

    def settings(self):
        own = self.ctx.param('config-file') or f'{self.data}/postgresql.conf'
        return {'include': own, 'port': self.port, 'unix_socket_directories': self.sockets}

    def configure(self, **more):
        self.ctx.exec(['install', '-d', '-o', self.user, '-m', '755', self.own])
        lines = [f'include {quoted(value)}' if name == 'include' else f'{name} = {quoted(value)}'
                 for name, value in {**self.settings(), **more}.items()]
        self.ctx.write_file(self.config, '# Written by ark before each start. Your own settings belong into the file'
                                         ' that is included here.\n' + '\n'.join(lines) + '\n')

    def start(self, wait=True):
        """Starts it, in the role that its data directory says. Fine when it runs, whoever has started it."""
        if not self.alive():
            self.configure()
            self.unlock()
        self.ctx.gate()
        seconds = max(1, self.ctx.time_left() // 1000 - 3)
        started = self.run('pg_ctl', '-D', self.data, '-l', f'{self.own}/server.log', '-o', f'-c config_file={self.config}',
                           '-s', *(['-w', '-t', str(seconds)] if wait else ['-W']), 'start', detached=True)
        if not started.ok and not self.alive():
            raise failed(self.ctx, 'BROKEN', f'PostgreSQL did not start: {self.log_end() or last_line(started.stderr)}.'
                                             f' Next: read {self.own}/server.log')
        if wait:
            self.await_answer()

    def unlock(self):
        """Takes away what a postmaster left that is dead, or runs on another node: PostgreSQL knows it by a number only."""
        self.ctx.remove_file(f'{self.data}/postmaster.pid')
        lock = f'{self.sockets}/.s.PGSQL.{self.port}.lock'
        if not self.ctx.processes(pid_file=lock):
            self.ctx.remove_file(lock)

    def await_answer(self):
        self.ctx.wait_until(lambda: not self.alive() or self.query('select 1')[0], interval=100,
                            timeout=max(1000, self.ctx.time_left() - 2000),
                            what=f'answers from PostgreSQL on port {self.port}; see {self.own}/server.log')
        if not self.alive():
            raise failed(self.ctx, 'BROKEN', f'PostgreSQL ended: {self.log_end()}. Next: read {self.own}/server.log')

    def stop(self):
        """In good order, so that standbys get everything; by force when that does not end in time."""
        if self.alive():
            seconds = max(1, self.ctx.time_left() // 1000 - 10)
            stopped = self.run('pg_ctl', '-D', self.data, '-m', 'fast', '-s', '-w', '-t', str(seconds), 'stop',
                               timeout=(seconds + 2) * 1000)
            if not stopped.ok and self.alive():
                self.ctx.warn(f'PostgreSQL did not stop in good order and was ended: {last_line(stopped.stderr)}')
        self.end()

    def health(self, sql):
        """The answer to a query and no verdict, or none and the verdict."""
        if not self.alive():
            return None, health('failed', f'PostgreSQL does not run: {self.log_end()}')
        row, error = self.query(sql)
        if row:
            return row, None
        return None, health('unknown' if any(word in error for word in BUSY) else 'failed', error)


class SharedDisk(Server):
    """One data directory, in service where its disk is."""

    def restore(self):
        if not self.initialised():
            raise failed(self.ctx, 'DENIED', f'{self.data} holds no PostgreSQL data here. Is its disk mounted?')
        self.let_go()
        if not self.alive():
            self.end()
        self.start()

    def remove(self):
        self.stop()

    def recover(self):
        self.restore()

    def quick_check(self):
        return self.health('select 1')[1] or health('healthy')

    deep_check = quick_check


class Streaming(Server):
    """What member and primary resource share."""

    def __init__(self, ctx):
        super().__init__(ctx)
        self.members = {}
        for entry in ctx.param('members') or []:
            node, _, place = entry.partition('=')
            address, _, port = place.rpartition(':')
            if not (node and address and port.isdigit()):
                raise failed(ctx, 'DENIED', f"members: '{entry}' is not node=address:port")
            self.members[node.strip()] = (address, int(port))
        if ctx.node not in self.members:
            raise failed(ctx, 'DENIED', f'{ctx.node} is not among the members {", ".join(self.members)}; set: members')
        self.port = self.members[ctx.node][1]
        self.others = {node: place for node, place in self.members.items() if node != ctx.node}
        self.signal = f'{self.data}/standby.signal'
        self.promoting = f'{self.own}/promoting'
        self.wanted = f'{self.own}/member'
        self.rewinding = f'{self.own}/rewinding'
        self.seen = f'{self.own}/seen.json'

    def let_go(self):
        self.ctx.let_go(['/bin/sh', '-c', END, 'ark-end', self.data, 'demote'])

    def is_primarys(self):
        """Whether the server here is the primary resource's; otherwise it is the member's."""
        unsigned = not self.ctx.exists(self.signal) and not self.ctx.exists(self.rewinding)
        return self.initialised() and (unsigned or self.ctx.exists(self.promoting))

    def sign(self):
        """From now on it is the member's, and starts as a standby."""
        self.ctx.write_file(self.signal, '')
        self.ctx.remove_file(self.promoting)

    def conninfo(self, places, *more):
        return ' '.join(['host=' + ','.join(address for address, _ in places),
                         'port=' + ','.join(str(port) for _, port in places), f'user={self.user}', *more])

    def following(self, places, *more):
        password = f'passfile={self.own}/pgpass' if self.ctx.param('password-secret') else ''
        return self.conninfo(places, f'application_name={self.ctx.node} connect_timeout=3 keepalives_idle=5'
                                     ' keepalives_interval=2 keepalives_count=3', password, *more)

    def settings(self):
        names = ', '.join(f'"{node}"' for node in sorted(self.others))
        return {
            **super().settings(), 'hot_standby': 'on', 'wal_level': 'replica', 'wal_log_hints': 'on', 'max_wal_senders': 10,
            'wal_keep_size': f"{self.ctx.param('keep-wal')}MB", 'recovery_target_timeline': 'latest',
            'wal_retrieve_retry_interval': '500ms', 'wal_receiver_status_interval': '1s', 'wal_receiver_timeout': '5s',
            'wal_sender_timeout': '5s', 'cluster_name': self.ctx.node,
            'synchronous_standby_names': f'ANY 1 ({names})' if self.ctx.param('synchronous') and names else '',
            'primary_conninfo': self.following(list(self.others.values()), 'target_session_attrs=read-write')
            if self.others else '',
        }

    def configure(self, **more):
        super().configure(**more)
        secret = self.ctx.param('password-secret')
        if secret:
            self.ctx.exec(['sh', '-c', 'umask 077; printf "*:*:*:*:%s\\n" "$PGPASSWORD" > "$1"', 'sh', f'{self.own}/pgpass'],
                          user=self.user, cwd='/', secret_env={'PGPASSWORD': secret})

    def reconfigure(self, **more):
        self.configure(**more)
        self.run('pg_ctl', '-D', self.data, '-s', 'reload')

    def look_around(self):
        return {node: self.position(place) for node, place in self.others.items()}

    def acting(self):
        """Where a primary answers, or none."""
        return next((node for node, position in self.look_around().items() if position and not position.in_recovery), None)

    def now(self):
        """Seconds since this machine has started, and which start that was."""
        return (float(self.ctx.read_file('/proc/uptime').split()[0]),
                self.ctx.read_file('/proc/sys/kernel/random/boot_id').strip())


class Member(Streaming):
    """Keeps this node's server running as a standby, while the primary resource is elsewhere or nowhere."""

    def restore(self):
        self.let_go()
        self.ctx.exec(['install', '-d', '-o', self.user, '-m', '755', self.own])
        self.ctx.write_file(self.wanted, '')
        if self.alive() and self.is_primarys():
            return
        self.bring_back()

    def recover(self):
        if not self.is_primarys():
            self.bring_back()

    def bring_back(self):
        primary = self.acting()
        if not self.initialised():
            if not primary:
                self.ctx.warn(f'{self.data} is empty, and no primary answers to copy from')
                return
            self.copy(primary)
        if not self.alive():
            self.end('demote')
            self.ctx.remove_file(self.promoting)
            if primary and self.died_as_primary():
                self.rejoin(primary)
                return
        try:
            self.start()
        except self.ctx.KitError:
            if not (primary and self.ctx.param('rebuild')):
                raise
            self.stop()
            self.copy(primary)
            self.start()
        if not primary:
            self.ctx.warn('no primary answers to follow')
        elif not self.follows(primary):
            self.rejoin(primary)

    def died_as_primary(self):
        """Then it may have written what nobody else has. A copy that was never started looks like that, but for its label."""
        state = self.run('pg_controldata', '-D', self.data).stdout
        return 'in production' in state and not self.ctx.exists(f'{self.data}/backup_label')

    def rejoin(self, primary):
        """By pg_rewind, which takes away what only this node has written; by a copy when that does not help."""
        self.ctx.log.warn(f'pg_rewind undoes what this server may have written and {primary} does not have')
        self.query('checkpoint', self.members[primary])  # pg_rewind reads the timeline of the last checkpoint
        self.stop()
        self.configure()
        self.unlock()
        self.ctx.gate()
        self.ctx.write_file(self.rewinding, '')  # says that it is the member's while there is no signal
        self.ctx.remove_file(self.signal)  # or what died as a primary cannot be recovered, which pg_rewind does first
        source = self.conninfo([self.members[primary]], 'dbname=postgres')
        rewound = self.run('pg_rewind', '-D', self.data, f'--source-server={source}', f'--config-file={self.config}')
        self.sign()
        self.ctx.remove_file(self.rewinding)
        if rewound.ok:
            self.start()
            if self.follows(primary):
                return
        why = f'it does not follow {primary}: {self.log_end()}' if rewound.ok else f'pg_rewind: {last_line(rewound.stderr)}'
        if not self.ctx.param('rebuild'):
            raise failed(self.ctx, 'BROKEN', f'{why}. Next: set rebuild=true, which copies {primary} anew')
        self.stop()
        self.copy(primary)
        self.start()

    def copy(self, primary):
        """The whole of the primary; what was here is kept once, as NAME.ark/replaced."""
        self.ctx.log.warn(f'copying {primary} into {self.data}')
        new, old = f'{self.own}/new', f'{self.own}/replaced'
        self.ctx.gate()
        self.ctx.exec(['rm', '-rf', new])
        copied = self.run('pg_basebackup', '-D', new, '-X', 'stream', '-c', 'fast', '-d',
                          self.conninfo([self.members[primary]]))
        if not copied.ok:
            raise failed(self.ctx, 'BROKEN', f'pg_basebackup of {primary}: {last_line(copied.stderr)}')
        self.ctx.write_file(f'{new}/standby.signal', '')
        moved = self.ctx.exec(['sh', '-ec', 'if [ -e "$3/PG_VERSION" ]; then rm -rf "$2"; mv -T "$3" "$2"; fi;'
                                            ' if [ -e "$3" ]; then rmdir "$3"; fi; mv -T "$1" "$3"', 'sh', new, old, self.data])
        if not moved.ok:
            raise failed(self.ctx, 'BROKEN', f'the copy in {new} cannot take the place of {self.data}:'
                                             f' {last_line(moved.stderr)}')

    def follows(self, primary):
        """Whether it streams soon. Tells at once when it never will."""
        for _ in range(50):
            row, _ = self.query(FOLLOWING)
            if row and int(row[1]) >= 0:
                return True
            if self.is_astray(primary):
                return False
            self.ctx.sleep(200)
        return False

    def is_astray(self, primary):
        """Whether it has replayed something that is not in the history of the primary."""
        mine, its = self.position(), self.position(self.members[primary])
        if not mine or not its or mine.reached[0] == its.reached[0]:
            return False
        text, _ = self.query(f"select pg_read_file('pg_wal/{its.reached[0]:08X}.history')", self.members[primary])
        for line in '|'.join(text or []).splitlines():
            fields = line.split()
            if len(fields) > 1 and fields[0] == str(mine.reached[0]):
                high, low = fields[1].split('/')
                return mine.replayed > (int(high, 16) << 32) + int(low, 16)
        return bool(text)

    def quick_check(self):
        if self.is_primarys():
            return health('healthy')
        if not self.initialised():
            primary = self.acting()
            return health('failed', f'{self.data} is empty, and {primary} can be copied') if primary else health(
                'healthy', warning=f'{self.data} is empty, and no primary answers to copy from')
        if not self.alive():
            self.ctx.sleep(1000)  # the primary resource may just be handing it over
        row, verdict = self.health(FOLLOWING)
        if verdict or self.is_primarys():
            return verdict or health('healthy')
        if row[0] == 'f':
            return health('unknown', 'it is a primary that is being demoted')
        if int(row[1]) >= 0:
            return self.note(int(row[1]))
        return self.alone()

    def note(self, lag):
        """It follows: writes down that and how far behind, for the day on which the primary is gone."""
        at, boot = self.now()
        self.ctx.write_file(self.seen, json.dumps({'at': at, 'boot': boot, 'lag': lag}))
        if lag > self.ctx.param('max-lag'):
            return health('healthy', warning=f'{lag} bytes behind the primary, more than max-lag')
        return health('healthy')

    def alone(self):
        primary = self.acting()
        if not primary:
            return health('healthy', warning='no primary answers to follow')
        if self.is_astray(primary):
            return health('failed', f'it has gone another way than {primary}, and cannot follow without pg_rewind')
        silence = silence_of(self)
        if silence is not None and silence < 15:
            return health('healthy', warning=f'not following {primary} yet')
        return health('failed', f'it does not follow {primary}: {self.log_end()}')

    def deep_check(self):
        row, error = (None, '') if self.is_primarys() else self.query(FOLLOWING)
        return health('failed', f'no answer: {error}') if error else self.quick_check()

    def remove(self):
        self.ctx.remove_file(self.wanted)
        if self.is_primarys() and self.alive():
            try:  # the primary resource may be on its way out, too
                self.ctx.wait_until(lambda: not self.is_primarys() or not self.alive(), timeout=10000, interval=100,
                                    what='the primary resource to leave this server')
            except self.ctx.KitError:
                if not self.is_primarys():
                    raise
                self.ctx.warn('the server runs on, because the primary resource is here')
                return
        self.stop()


class Primary(Streaming):
    """The right to write: promotes this node's standby, and takes the right back from it."""

    def restore(self):
        self.let_go()
        mine = self.await_standby()
        if not mine.in_recovery:
            return
        positions = self.look_around()
        seen = {node: position for node, position in positions.items() if position}
        for node, position in seen.items():
            if not position.in_recovery:
                raise failed(self.ctx, 'DENIED', f'{node} answers as a primary; stop PostgreSQL there')
        self.catch_up(mine, seen)
        self.judge([node for node in positions if node not in seen])
        self.promote()

    def await_standby(self):
        """The member resource of this node keeps one running; it may still be at it."""
        absent = 0
        while absent < 50:
            position = self.position()
            if position:
                return position
            absent = 0 if self.alive() else absent + 1
            if self.ctx.time_left() < 5000:
                raise failed(self.ctx, 'INDETERMINATE', f'PostgreSQL here is still starting: {self.log_end()}')
            self.ctx.sleep(200)
        raise failed(self.ctx, 'BROKEN', f'no standby runs on {self.ctx.node}. Next: look at its member resource')

    def catch_up(self, mine, seen):
        """Takes from the member that has most whatever this one lacks."""
        best = max(seen, key=lambda node: seen[node].reached, default=None)
        if best is None or seen[best].reached <= mine.reached:
            return
        self.ctx.log.info(f'{best} has {seen[best]}, this node {mine}: fetching the rest')
        self.reconfigure(primary_conninfo=self.following([self.members[best]]))
        try:
            self.ctx.wait_until(lambda: self.position().reached >= seen[best].reached, timeout=10000, interval=100,
                                what='the rest of the WAL')
        except self.ctx.KitError:
            raise failed(self.ctx, 'DENIED', f'{best} has {seen[best]}, which this node ({mine}) could not fetch from it;'
                                             f' {best} must be the primary')
        finally:
            self.reconfigure()

    def judge(self, unseen):
        """May this node be the primary, although some members were not seen? Refuses with the reason."""
        if not unseen or self.ctx.param('trust') == self.ctx.node:
            return
        names = ', '.join(unseen)
        trust = f'If it is to be promoted all the same: set trust={self.ctx.node}'
        if self.ctx.param('synchronous'):
            if len(unseen) > 1:
                raise failed(self.ctx, 'DENIED', f'{names} are not seen, and one of them may alone have commits that were'
                                                 f' acknowledged. Bring one back. {trust}')
            return
        silence = silence_of(self)
        limit = self.ctx.param('max-silence') / 1000
        if silence is None or silence > limit:
            when = 'not since this machine has started' if silence is None else f'{silence:.0f} s ago'
            raise failed(self.ctx, 'DENIED', f'{names} not seen, and this standby was last seen following {when} (max-silence'
                                             f' {limit:.0f} s): it may lack commits. Bring them back. {trust}')
        lag = json.loads(self.ctx.read_file(self.seen))['lag']
        if lag > self.ctx.param('max-lag'):
            raise failed(self.ctx, 'DENIED', f'{names} not seen, and this standby was {lag} bytes behind (max-lag'
                                             f' {self.ctx.param("max-lag")}). Bring them back. {trust}')

    def promote(self):
        self.ctx.write_file(self.promoting, '')
        self.ctx.gate()
        seconds = max(1, self.ctx.time_left() // 1000 - 3)
        promoted = self.run('pg_ctl', '-D', self.data, '-s', '-w', '-t', str(seconds), 'promote')
        row, error = self.query('select pg_is_in_recovery()')
        if row != ['f']:
            raise failed(self.ctx, 'INDETERMINATE', f'promotion: {error or last_line(promoted.stderr)}')
        self.ctx.remove_file(self.promoting)
        self.start_checkpoint()

    def start_checkpoint(self):
        """The first one of a timeline is what pg_rewind knows it by: not in a few minutes, and without waiting for it."""
        self.ctx.exec(['sh', '-c', 'exec "$@" >/dev/null 2>&1 &', 'sh', f"{self.ctx.param('bin-directory')}/psql", '-Xqd',
                       f'host={self.sockets} port={self.port} dbname=postgres user={self.user}', '-c', 'checkpoint'],
                      user=self.user, cwd='/')

    def remove(self):
        if not self.is_primarys():
            return
        was_alive = self.alive()
        self.stop()
        self.sign()
        if was_alive and self.ctx.exists(self.wanted):
            self.start(wait=False)
            if not self.ctx.exists(self.wanted):
                self.stop()

    def recover(self):
        if not self.is_primarys() or self.ctx.exists(self.promoting):
            raise failed(self.ctx, 'BROKEN', 'the server here is a standby')
        if not self.alive():
            self.end()
        self.start()

    def quick_check(self):
        if not self.is_primarys():
            return health('failed', 'the server here is a standby')
        row, verdict = self.health(STANDBYS)
        if verdict:
            return verdict
        if row[0] == 't':
            return health('failed', 'the server here is in recovery')
        if self.ctx.param('trust'):
            return health('healthy', warning='trust is set; take it away when all members follow')
        missing = len(self.others) - int(row[1])
        return health('healthy', warning=f'{row[1]} of {len(self.others)} standbys follow' if missing > 0 else '')

    def deep_check(self):
        row, error = self.query(STANDBYS)
        return self.quick_check() if row else health('failed', f'no answer: {error}')


def silence_of(server):
    """Seconds since this node was last seen following a primary; None when that is not known of this start of the machine."""
    text = server.ctx.read_file(server.seen)
    at, boot = server.now()
    seen = json.loads(text) if text else {}
    return at - seen['at'] if seen.get('boot') == boot else None


def health(word, reason='', warning=''):
    return {'health': word, 'reason': reason, 'warning': warning}


def failed(ctx, kind, message):
    return ctx.KitError(kind, message)


def last_line(text):
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ''


def quoted(value):
    return "'" + str(value).replace("'", "''") + "'"


def of(ctx):
    if ctx.param('mode') == 'shared-disk':
        return SharedDisk(ctx)
    return Primary(ctx) if ctx.param('role') == 'primary' else Member(ctx)


def restore(ctx):
    of(ctx).restore()


def remove(ctx):
    of(ctx).remove()


def quick_check(ctx):
    return of(ctx).quick_check()


def recover(ctx):
    of(ctx).recover()


def deep_check(ctx):
    return of(ctx).deep_check()
