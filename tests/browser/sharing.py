"""What the stories have in common: a problem to share, and how one is shared in a browser."""

from playwright.async_api import Locator, expect

from tests.browser.visitor import Visitor

CHANNEL = "problems-of-practice"
TITLE = "Suspensions rose after we brought in restorative practices"
CONTEXT = (
    "We began last fall. Teachers find it soft, and referrals for “defiance” went up, most of all "
    "for Black boys. I see the numbers every week; the code of conduct is not mine to change."
)
QUESTION = "Where did you start, and who had to be in the room?"
TOPICS = ["Discipline and school climate", "Data and accountability"]
FORM: dict[str, str | list[str]] = {
    "Title": TITLE,
    "What is happening": CONTEXT,
    "The question for colleagues": QUESTION,
    "Topics": TOPICS,
}


async def shares(
    visitor: Visitor, *, needed_by: str | None = None, with_name: bool = True
) -> Locator:
    """Share a problem from the channel, and return its post."""
    await visitor.calls("/problem")
    await visitor.fills(FORM)
    if needed_by:
        await visitor.fills({"Answer needed by": needed_by})
    if not with_name:
        await visitor.form.get_by_label("Without my name").check()
    await visitor.presses("Post", on=visitor.form)
    await visitor.sees("Your problem is saved", on=visitor.form)
    await visitor.presses("Close", on=visitor.form)
    post = visitor.message(TITLE)
    await expect(post).to_be_visible()
    return post


async def finds_guidance(visitor: Visitor, post: Locator) -> Locator:
    """Open the thread of a problem, and return what the library has on it."""
    await visitor.opens_thread(post)
    guidance = visitor.message("From the network's library", on=visitor.thread)
    await expect(guidance).to_be_visible()
    return guidance
