"""The workspace on its own: `python -m fakeslack --manifest FILE --port N`."""

import argparse
import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path

from fakeslack import Rules, Server, Workspace

_PEOPLE = {"ada": "Ada Example", "grace": "Grace Sample", "alan": "Alan Invented"}


def main() -> int:
    """Serve until interrupted; 1 if the port is taken."""
    asked = _arguments()
    manifest = json.loads(asked.manifest.read_text())
    workspace = Workspace.from_manifest(manifest, asked.name, Rules(rates=not asked.no_rates))
    people = [workspace.add_user(name, real_name=real) for name, real in _PEOPLE.items()]
    workspace.add_channel("general", people, bot=True)
    try:
        server = Server(workspace, asked.port, asked.host)
    except OSError as error:
        sys.stderr.write(f"Port {asked.port} cannot be used: {error.strerror}.\n")
        return 1
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(workspace, server))
    return 0


async def _serve(workspace: Workspace, server: Server) -> None:
    """Print one line of JSON that says how an app connects, and serve."""
    app = workspace.app
    how = {
        "url": server.url,
        "api_url": server.api_url,
        "bot_token": app.bot_token,
        "app_token": app.app_token,
        "signing_secret": app.signing_secret,
    }
    async with server:
        sys.stdout.write(json.dumps(how) + "\n")
        sys.stdout.flush()
        await server.forever()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fakeslack", description=__doc__)
    parser.add_argument("--manifest", type=Path, required=True, help="the app manifest, as JSON")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--name", default="Sample Network", help="the workspace's name")
    parser.add_argument("--no-rates", action="store_true", help="enforce no rate limits")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
