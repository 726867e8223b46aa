/** How to reach a served simulated AWS from another terminal: by Latchkey and by the AWS CLI. */

/** Where it is served and what it is about. */
export type JoinPlace = {
  readonly endpoint: string;
  readonly region: string;
  readonly database: string;
};

/** Credentials of one who joins; they open nothing anywhere else. */
export type Seat = {readonly accessKeyId: string; readonly secretAccessKey: string};

/** The credentials as lines for a shell. */
export function credentialLines(
  {region}: Pick<JoinPlace, 'region'>,
  {accessKeyId, secretAccessKey}: Seat,
): readonly string[] {
  return [
    // A line each: one that a narrow terminal has to break would set the rest and not export it.
    `export AWS_ACCESS_KEY_ID=${accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${secretAccessKey}`,
    `export AWS_REGION=${region}`,
  ];
}

/** What joins then. The endpoint is a flag: old AWS CLIs ignore AWS_ENDPOINT_URL. */
export function commandLines({
  endpoint,
  database,
}: Pick<JoinPlace, 'endpoint' | 'database'>): readonly [string, string] {
  return [
    `latchkey respond ${database} --endpoint-url ${endpoint}`,
    `aws rds describe-db-instances --endpoint-url ${endpoint}`,
  ];
}

/** All of it. */
export function joinLines(place: JoinPlace, seat: Seat): readonly string[] {
  return [...credentialLines(place, seat), ...commandLines(place)];
}
