"""Says what a benchmark ran on, for a figure without its machine means nothing."""

import os
import platform
import resource
from importlib.metadata import version


def described(*packages: str) -> str:
    """One line: processor, cores, Python, and the packages that matter."""
    told = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {told}"


def resident() -> float:
    """Megabytes of memory that this process has now, where the system tells; otherwise its most."""
    try:
        with open("/proc/self/statm", encoding="utf-8") as told:  # noqa: PTH123
            return int(told.read().split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return peak()


def peak() -> float:
    """Megabytes that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:  # noqa: PTH123
            names = [line.split(":")[1].strip() for line in info if "model name" in line]
        return names[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()
