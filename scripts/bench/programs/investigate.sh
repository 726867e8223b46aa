#!/usr/bin/env bash
# The same investigation by hand: what a careful engineer would put into a script before the night.
# Usage: investigate.sh DB ENDPOINT REGION. One AWS CLI call after the other; a refusal stops nothing.
set -u
db=$1
ask() { aws "$@" --endpoint-url "$endpoint" --region "$region" 2>&1; }
tell() { ask "$@" --output json; }
pick() {
  aws "${@:2}" --query "$1" --output text --endpoint-url "$endpoint" --region "$region" 2>/dev/null |
    tr "\t" "\n" | grep -v "^None$" | sort -u
}
endpoint=$2
region=$3

# 1. Who am I, and what does RDS say about the database?
caller=$(pick Arn sts get-caller-identity)
account=$(cut -d: -f5 <<<"$caller")
role=$(cut -d/ -f2 <<<"$caller")
tell rds describe-db-instances --db-instance-identifier "$db"
key=$(pick 'DBInstances[].KmsKeyId' rds describe-db-instances --db-instance-identifier "$db")
tell rds describe-events --source-identifier "$db" --source-type db-instance --duration 20160

# 2. The key: state, policy, grants, names, tags, last use.
tell kms describe-key --key-id "$key"
tell kms get-key-policy --key-id "$key" --policy-name default
tell kms list-grants --key-id "$key"
tell kms list-aliases --key-id "$key"
tell kms list-resource-tags --key-id "$key"
tell kms get-key-last-usage --key-id "$key"
tell kms get-key-rotation-status --key-id "$key"

# 3. Who did it: CloudTrail by event name, because a busy key floods its own history.
for event in DisableKey ScheduleKeyDeletion CancelKeyDeletion PutKeyPolicy RevokeGrant RetireGrant; do
  tell cloudtrail lookup-events --lookup-attributes "AttributeKey=EventName,AttributeValue=$event"
done

# 4. May I, and may RDS for me? My policies, the boundary, and what the organization forbids.
tell iam get-role --role-name "$role"
for policy in $(pick 'PolicyNames[]' iam list-role-policies --role-name "$role"); do
  tell iam get-role-policy --role-name "$role" --policy-name "$policy"
done
attached=$(pick 'AttachedPolicies[].PolicyArn' iam list-attached-role-policies --role-name "$role")
for policy in $attached; do
  version=$(pick Policy.DefaultVersionId iam get-policy --policy-arn "$policy")
  tell iam get-policy-version --policy-arn "$policy" --version-id "$version"
done
tell organizations describe-organization
tell organizations list-policies-for-target --target-id "$account" --filter SERVICE_CONTROL_POLICY
tell organizations list-policies-for-target --target-id "$account" --filter RESOURCE_CONTROL_POLICY

# 5. What is there to restore from, and does the key of each backup work?
keys=$({
  pick 'DBSnapshots[].KmsKeyId' rds describe-db-snapshots --db-instance-identifier "$db"
  pick 'DBInstanceAutomatedBackups[].KmsKeyId' \
    rds describe-db-instance-automated-backups --db-instance-identifier "$db"
} | sort -u)
for other in $keys; do tell kms describe-key --key-id "$other"; done

# 6. What else hangs on the key?
on_key="[?KmsKeyId=='$key']"
tell rds describe-db-instances --query "DBInstances$on_key"
tell rds describe-db-clusters --query "DBClusters$on_key"
tell rds describe-db-snapshots --query "DBSnapshots$on_key"
tell rds describe-db-cluster-snapshots --query "DBClusterSnapshots$on_key"
tell rds describe-db-instance-automated-backups --query "DBInstanceAutomatedBackups$on_key"
tell rds describe-db-cluster-automated-backups --query "DBClusterAutomatedBackups$on_key"
