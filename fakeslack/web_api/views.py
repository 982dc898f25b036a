"""views.*: modals and the Home tab."""

from fakeslack.refusal import Refusal
from fakeslack.state import Json, View
from fakeslack.web_api.call import Call, method


@method("views.open", required="view trigger_id", tier=4)
def open_view(call: Call) -> Json:
    return _shown(call.team.modals.open(call.text("trigger_id"), call.json("view")))


@method("views.push", required="view trigger_id", tier=4)
def push(call: Call) -> Json:
    return _shown(call.team.modals.push(call.text("trigger_id"), call.json("view")))


@method("views.update", required="view", optional="view_id external_id hash", tier=4)
def update(call: Call) -> Json:
    if bool(call.text("view_id")) == bool(call.text("external_id")):
        raise Refusal("invalid_arguments", "[ERROR] exactly one of view_id and external_id")
    modals = call.team.modals
    found = modals.find(view_id=call.text("view_id"), external_id=call.text("external_id"))
    return _shown(modals.update(found, call.json("view"), call.text("hash")))


@method("views.publish", required="user_id view", optional="hash", tier=4)
def publish(call: Call) -> Json:
    if not call.team.app.has_home:
        raise Refusal("not_enabled")
    user = call.user("user_id", "user_not_found")
    return _shown(call.team.modals.publish(user.id, call.json("view"), call.text("hash")))


def _shown(view: View) -> Json:
    return {"view": view.wire()}
