/** How to reach a served simulated AWS from another terminal: by Latchkey and by the AWS CLI. */

/** Where it is served and what it is about. */
export type JoinPlace = {
  readonly endpoint: string;
  readonly region: string;
  readonly database: string;
};

/** Credentials of one who joins; they open nothing anywhere else. */
export type Seat = {readonly accessKeyId: string; readonly secretAccessKey: string};

/** Lines for a shell. The endpoint is a flag: old AWS CLIs ignore AWS_ENDPOINT_URL. */
export function joinLines(
  {endpoint, region, database}: JoinPlace,
  {accessKeyId, secretAccessKey}: Seat,
): readonly string[] {
  return [
    `export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_REGION=${region}`,
    `latchkey respond ${database} --endpoint-url ${endpoint}`,
    `aws rds describe-db-instances --endpoint-url ${endpoint}`,
  ];
}
