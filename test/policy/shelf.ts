/** Statements that many cases share; a case names them as `@Everything`. */

/** By name; a file of cases may add its own under `shelf`. */
export const shelf: {readonly [name: string]: unknown} = {
  Everything: {Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*'},
  Root: {
    Sid: 'Root',
    Effect: 'Allow',
    Principal: {AWS: 'arn:aws:iam::111122223333:root'},
    Action: 'kms:*',
    Resource: '*',
  },
  OnlyS3: {Sid: 'OnlyS3', Effect: 'Allow', Action: 's3:*', Resource: '*'},
  NoKms: {Sid: 'NoKms', Effect: 'Deny', Action: 'kms:*', Resource: '*'},
  Frozen: {Sid: 'Frozen', Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*'},
  Operators: {
    Sid: 'Operators',
    Effect: 'Allow',
    Principal: {AWS: 'arn:aws:iam::111122223333:role/Operator'},
    Action: 'kms:*',
    Resource: '*',
  },
};
