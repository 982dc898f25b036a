"""users.*, bots.info and team.info: who is here."""

from fakeslack.refusal import Refusal
from fakeslack.state import Json, User
from fakeslack.web_api.call import Call, method


def shown(call: Call, user: User) -> Json:
    return user.wire(email="users:read.email" in call.team.app.scopes)


@method("users.info", required="user", optional="include_locale", scopes="users:read", tier=4)
def info(call: Call) -> Json:
    return {"user": shown(call, call.user())}


@method("users.list", optional="cursor limit include_locale team_id", scopes="users:read", tier=2)
def list_users(call: Call) -> Json:
    body = call.page(list(call.team.users.values()), "members", lambda user: shown(call, user))
    return body | {"cache_ts": int(call.team.clock())}


@method("users.lookupByEmail", required="email", scopes="users:read.email")
def lookup_by_email(call: Call) -> Json:
    email = call.text("email").lower()
    for user in call.team.users.values():
        if user.email.lower() == email:
            return {"user": shown(call, user)}
    raise Refusal("users_not_found")


@method("bots.info", optional="bot team_id", scopes="users:read")
def bot_info(call: Call) -> Json:
    app = call.team.app
    if call.text("bot") != app.bot_id:
        raise Refusal("bot_not_found")
    bot = {"id": app.bot_id, "name": app.bot_name, "app_id": app.id, "user_id": app.bot_user_id}
    return {"bot": bot | {"deleted": not app.installed}}


@method("team.info", optional="team domain", scopes="team:read")
def team_info(call: Call) -> Json:
    team = call.team
    if call.text("team", team.id) != team.id:
        raise Refusal("team_not_found")
    return {"team": {"id": team.id, "name": team.name, "domain": team.domain, "url": team.url}}
