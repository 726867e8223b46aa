"""Makes the calls that arrive as lines of JSON with boto3 and answers what it saw, a line each."""
import base64
import datetime
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

clients = {}


def client(order):
    key = json.dumps([order["service"], order["endpoint"], order["region"], order["credentials"]])
    if key not in clients:
        secrets = order["credentials"]
        clients[key] = boto3.client(
            order["service"],
            endpoint_url=order["endpoint"],
            region_name=order["region"],
            aws_access_key_id=secrets["accessKeyId"],
            aws_secret_access_key=secrets["secretAccessKey"],
            aws_session_token=secrets.get("sessionToken"),
            config=Config(retries={"max_attempts": 0}, parameter_validation=False),
        )
    return clients[key]


def known(shape, value, leaf):
    """The value without members that this botocore does not know; leaves go through `leaf`."""
    if value is None:
        return None
    if shape.type_name == "structure":
        return {
            name: known(shape.members[name], item, leaf)
            for name, item in value.items()
            if name in shape.members and item is not None
        }
    if shape.type_name == "list":
        return [known(shape.member, item, leaf) for item in value]
    if shape.type_name == "map":
        return {name: known(shape.value, item, leaf) for name, item in value.items()}
    return leaf(shape, value)


def to_python(shape, value):
    if shape.type_name == "blob":
        return base64.b64decode(value)
    if shape.type_name == "timestamp":
        return datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
    return value


def to_json(value):
    """What a call answered, as JSON: times in seconds, bytes in base64."""
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {name: to_json(item) for name, item in value.items()}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    return value


def carried_out(order):
    if order["operation"] == "?":
        return {"operations": client(order).meta.service_model.operation_names}
    service = client(order)
    model = service.meta.service_model
    if order["operation"] not in model.operation_names:
        return {"unknown": True}
    operation = model.operation_model(order["operation"])
    sent = known(operation.input_shape, order["input"], lambda _, value: value) if operation.input_shape else {}
    expected = order.get("expected")
    seen = {
        "sent": sent,
        "expected": known(operation.output_shape, expected, lambda _, value: value)
        if operation.output_shape and expected is not None
        else {},
        "errors": [shape.error_code for shape in operation.error_shapes],
    }
    given = known(operation.input_shape, sent, to_python) if operation.input_shape else {}
    try:
        answer = service._make_api_call(order["operation"], given)
    except ClientError as error:
        head = error.response["ResponseMetadata"]
        return {
            **seen,
            "error": {
                "code": error.response["Error"]["Code"],
                "message": error.response["Error"]["Message"],
                "status": head["HTTPStatusCode"],
                "requestId": head.get("RequestId"),
            },
        }
    except BotoCoreError as error:
        return {**seen, "failure": repr(error)}
    head = answer.pop("ResponseMetadata")
    return {**seen, "output": to_json(answer), "requestId": head.get("RequestId"), "status": head["HTTPStatusCode"]}


for line in sys.stdin:
    order = json.loads(line)
    try:
        result = carried_out(order)
    except Exception as error:  # noqa: BLE001 - the other side must hear of everything
        result = {"failure": repr(error)}
    print(json.dumps({"id": order["id"], **result}), flush=True)
