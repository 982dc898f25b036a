"""The peer of the handling benchmark: a Bolt app over the same transport that only acknowledges."""

import os
import sys

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

app = AsyncApp(
    client=AsyncWebClient(
        token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]
    ),
    signing_secret=os.environ["SLACK_SIGNING_SECRET"],
)
slack = AsyncSlackRequestHandler(app)


@app.command("/problem")
@app.view("problem")
async def acknowledge(ack: AsyncAck) -> None:
    await ack()


async def events(request: Request) -> Response:
    return await slack.handle(request)


async def healthz(_: Request) -> Response:
    return PlainTextResponse("ok")


site = Starlette(
    routes=[Route("/slack/events", events, methods=["POST"]), Route("/healthz", healthz)]
)

if __name__ == "__main__":
    uvicorn.run(site, port=int(sys.argv[1]), log_config=None, access_log=False, lifespan="off")
