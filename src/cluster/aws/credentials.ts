/** Keys to sign with; `sessionToken` '' for those of an IAM user, `expiresMs` since the epoch, Infinity = never. */
export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresMs: number;
};
