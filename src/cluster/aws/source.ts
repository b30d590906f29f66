import type { Assumption } from './sts.ts';

/** Where AWS credentials come from, and the role that is assumed with them, in one hop at most. */
export type AwsSource = { readonly base: AwsBase; readonly role: AwsRole };

export type AwsRole = { readonly kind: 'none' } | ({ readonly kind: 'role' } & Assumption);

/** What there is before a role is assumed. All but `keys` are read anew for each use, because they rotate. */
export type AwsBase =
  | {
      readonly kind: 'keys';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken: string;
    }
  | {
      readonly kind: 'profile';
      readonly name: string;
      readonly configFile: string;
      readonly credentialsFile: string;
    }
  /** The job's own ID token; it needs a role. */
  | { readonly kind: 'github' }
  /** A token that the kubelet keeps fresh (IAM roles for service accounts), with the role that it is for. */
  | ({ readonly kind: 'web-identity'; readonly tokenFile: string } & Assumption)
  /** EKS Pod Identity and ECS. `tokenFile` '' = `token`, '' = none. */
  | { readonly kind: 'container'; readonly url: string; readonly tokenFile: string; readonly token: string }
  /** The machine's own role (IMDSv2). */
  | { readonly kind: 'imds'; readonly url: string };
