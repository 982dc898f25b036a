"""auth.*, apps.* and oauth.*: who is calling, how it connects, and how it was let in."""

from urllib.parse import urlencode

from fakeslack.refusal import Refusal
from fakeslack.socket_mode import refuse_without_socket_mode
from fakeslack.state import Json
from fakeslack.web_api.call import SPECIAL, Call, method


@method("api.test", optional="error foo", caller="anybody", tier=4)
def api_test(call: Call) -> Json:
    if call.text("error"):
        raise Refusal(call.text("error"))
    return {"args": {name: value for name, value in call.args.items() if name != "token"}}


@method("auth.test", tier=SPECIAL)
def auth_test(call: Call) -> Json:
    team, app = call.team, call.team.app
    return {
        "url": f"{team.url}/",
        "team": team.name,
        "team_id": team.id,
        "user": team.users[app.bot_user_id].name,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


@method("auth.revoke", optional="test", tier=3)
def auth_revoke(call: Call) -> Json:
    if not call.flag("test"):
        call.team.app.installed = False
    return {"revoked": not call.flag("test")}


@method("apps.connections.open", caller="app", tier=SPECIAL)
def connections_open(call: Call) -> Json:
    team = call.team
    refuse_without_socket_mode(team.app)
    query = urlencode({"ticket": team.sockets.ticket(), "app_id": team.app.id})
    return {"url": f"{team.url.replace('http', 'ws', 1)}/link/?{query}"}


@method(
    "oauth.v2.access",
    optional="code client_id client_secret redirect_uri grant_type refresh_token",
    caller="anybody",
    tier=4,
)
def oauth_access(call: Call) -> Json:
    team, app = call.team, call.team.app
    if call.text("client_id") != app.client_id:
        raise Refusal("invalid_client_id")
    if call.text("client_secret") != app.client_secret:
        raise Refusal("bad_client_secret")
    user = team.contents.oauth_codes.pop(call.text("code"), "")
    if not user:
        raise Refusal("invalid_code")
    app.installed = True
    return {
        "app_id": app.id,
        "access_token": app.bot_token,
        "token_type": "bot",
        "scope": ",".join(sorted(app.scopes)),
        "bot_user_id": app.bot_user_id,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": user},
    }
