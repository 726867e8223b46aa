"""Speaks to a simulated AWS with boto3 and prints what it saw, as one line of JSON."""
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

endpoint, access_key, secret_key = sys.argv[1:4]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="eu-west-1",
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        config=Config(retries={"max_attempts": 0}),
    )


def refusal(call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        return {
            "code": error.response["Error"]["Code"],
            "message": error.response["Error"]["Message"],
            "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
        }
    return None


rds, kms, sts, trail = client("rds"), client("kms"), client("sts"), client("cloudtrail")
database = rds.describe_db_instances(DBInstanceIdentifier="orders-db")["DBInstances"][0]
key = database["KmsKeyId"]
seen = {
    "identity": sts.get_caller_identity()["Arn"],
    "status": database["DBInstanceStatus"],
    "keyState": kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"],
    "grants": len(kms.list_grants(KeyId=key)["Grants"]),
    "snapshots": sum(
        len(page["DBSnapshots"])
        for page in rds.get_paginator("describe_db_snapshots").paginate(
            DBInstanceIdentifier="orders-db", PaginationConfig={"PageSize": 20}
        )
    ),
    "automated": len(
        rds.describe_db_snapshots(
            Filters=[
                {"Name": "snapshot-type", "Values": ["automated"]},
                {"Name": "db-instance-id", "Values": ["orders-db"]},
            ]
        )["DBSnapshots"]
    ),
    "events": [
        event["Message"]
        for event in rds.describe_events(
            SourceIdentifier="orders-db", SourceType="db-instance", Duration=240
        )["Events"]
    ],
    "culprit": [
        event["Username"]
        for event in trail.lookup_events(
            LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "DisableKey"}]
        )["Events"]
    ],
    "unknownKey": refusal(kms.describe_key, KeyId="zz"),
    "unknownDatabase": refusal(rds.describe_db_instances, DBInstanceIdentifier="none"),
    "denied": refusal(kms.get_key_last_usage, KeyId=key)
    if hasattr(kms, "get_key_last_usage")
    else None,
    "tooEarly": refusal(rds.start_db_instance, DBInstanceIdentifier="orders-db"),
}
kms.enable_key(KeyId=key)
started = rds.start_db_instance(DBInstanceIdentifier="orders-db")["DBInstance"]
seen["afterStart"] = started["DBInstanceStatus"]
print(json.dumps(seen))
