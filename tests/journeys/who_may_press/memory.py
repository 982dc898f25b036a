"""All that anybody's Slack was ever told, also what was changed or closed since."""

import json
from contextlib import ExitStack


class Memory:
    """All that each person's Slack was told since the beginning."""

    def __init__(self, network, people):
        self._people, self._told = people, {}
        self._watching = ExitStack()
        for person in people.values():
            watching = network.workspace.live.watching(person.id)
            self._told[person.id] = (self._watching.enter_context(watching), [])

    def of(self, person, *kinds):
        """Everything, or what is of these kinds: message, ephemeral, modals, home."""
        inbox, told = self._told[person.id]
        while not inbox.empty():
            told.append(inbox.get_nowait())
        seen = [json.dumps(each) for each in told if not kinds or each["type"] in kinds]
        return "\n".join([*seen, *(self._standing(person) if not kinds else [])])

    def _standing(self, person):
        """What stands there now, with the parts that no client shows."""
        for channel in person.channels:
            for root in person.sees(channel):
                for message in (root, *person.sees(channel, root)):
                    yield json.dumps(message.wire(metadata=True))
        yield from person.notices

    def who_knows(self, word):
        return {name for name, person in self._people.items() if word in self.of(person)}
