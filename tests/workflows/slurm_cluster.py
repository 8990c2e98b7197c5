"""A Slurm of one node for the tests: munged, slurmctld and slurmd in a folder of their own, on free ports.

Nothing of the system's own Slurm is used or changed; clients find this one by `Cluster.environment`. Debian:
apt-get install slurmctld slurmd munge. By hand: python tests/workflows/slurm_cluster.py, ended by Ctrl-C.
"""

import contextlib
import getpass
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

CLIENTS = ("sbatch", "srun", "squeue", "scontrol", "scancel", "sinfo")
PROGRAMS = ("munged", "slurmctld", "slurmd", *CLIENTS)
_SBIN = "/usr/sbin:/sbin"
_CONFIGURATION = """\
ClusterName=recast
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller}
SlurmdPort={node}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
ReturnToService=2
KillWait=2
MinJobAge=600
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory={memory} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def missing() -> list[str]:
    """Return the programs that are not installed."""
    return [name for name in PROGRAMS if not _program(name)]


def _program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_SBIN}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A running cluster; `environment` makes the clients use it."""

    def __init__(self, cpus: int = 2, memory_mb: int = 8000) -> None:
        # the path of a socket has 107 characters at most
        self.folder = Path(tempfile.mkdtemp(prefix="recast-slurm-"))
        self.folder.chmod(0o755)
        self.host = socket.gethostname().split(".")[0]
        for name in ("state", "spool", "munge"):
            (self.folder / name).mkdir(mode=0o755)
        self.configuration = self.folder / "slurm.conf"
        self.configuration.write_text(
            _CONFIGURATION.format(
                host=self.host,
                controller=_free_port(),
                node=_free_port(),
                user=getpass.getuser(),
                folder=self.folder,
                cpus=cpus,
                memory=memory_mb,
            )
        )
        # the executor takes the variables of Slurm out of a job's environment: clients that name them again
        clients = self.folder / "bin"
        clients.mkdir()
        for name in CLIENTS:
            script = clients / name
            script.write_text(f'#!/bin/sh\nSLURM_CONF={self.configuration} exec {_program(name)} "$@"\n')
            script.chmod(0o755)
        self.environment = os.environ | {
            "SLURM_CONF": str(self.configuration),
            "PATH": f"{clients}:{os.environ['PATH']}",
        }
        self._daemons: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start the daemons and wait until the node takes jobs."""
        key = self.folder / "munge.key"
        key.write_bytes(secrets.token_bytes(128))
        key.chmod(0o400)
        where = self.folder / "munge"
        self._daemon(
            "munged",
            "--foreground",
            "--force",
            f"--key-file={key}",
            f"--socket={self.folder}/munge.socket",
            f"--log-file={where}/munged.log",
            f"--pid-file={where}/munged.pid",
            f"--seed-file={where}/munged.seed",
        )
        self._until((self.folder / "munge.socket").exists, "munged")
        self._daemon("slurmctld", "-D", "-f", str(self.configuration))
        self._daemon("slurmd", "-D", "-f", str(self.configuration), "-N", self.host)
        self._until(lambda: "idle" in self.run("sinfo", "-h", "-o", "%T"), "the node")

    def _daemon(self, name: str, *arguments: str) -> None:
        with (self.folder / f"{name}.out").open("wb") as log:
            self._daemons.append(
                subprocess.Popen(
                    [_program(name) or name, *arguments],
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=self.environment,
                    start_new_session=True,
                )
            )

    def _until(self, ready, what: str, seconds: float = 60.0) -> None:
        for _ in range(int(seconds / 0.25)):
            with contextlib.suppress(subprocess.CalledProcessError):
                if ready():
                    return
            time.sleep(0.25)
        raise RuntimeError(f"{what} did not start:\n{self.log()}")

    def log(self) -> str:
        """Return the ends of the daemons' logs."""
        found = [*self.folder.glob("*.log"), *self.folder.glob("*.out"), *self.folder.glob("munge/*.log")]
        return "\n".join(f"== {path.name}\n{path.read_text(errors='replace')[-1500:]}" for path in found)

    def run(self, *command: str) -> str:
        """Run a client and return what it prints."""
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=60
        ).stdout

    def jobs(self, state: str = "RUNNING") -> list[str]:
        """Return the numbers of the jobs in a state."""
        return self.run("squeue", "-h", "-t", state, "-o", "%A").split()

    def stop(self) -> None:
        """End all jobs and daemons and remove the folder."""
        with contextlib.suppress(subprocess.SubprocessError, OSError):
            for job in self.jobs("all"):
                self.run("scancel", "-f", job)
            time.sleep(1.0)
        for daemon in reversed(self._daemons):
            daemon.send_signal(signal.SIGTERM)
            try:
                daemon.wait(20)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


if __name__ == "__main__":
    cluster = Cluster()
    try:
        cluster.start()
        print(f"export PATH={cluster.folder}/bin:$PATH", flush=True)  # noqa: T201
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        cluster.stop()
