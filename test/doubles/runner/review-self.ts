import type { Endpoint } from '../../site/kubeconfig.ts';
import { send } from '../api/send.ts';

/** Whom an API server takes the bearer of a token for; `user` is undefined when it is nobody. */
export type Review = {
  readonly status: number;
  readonly user: { readonly username: string; readonly groups: readonly string[] } | undefined;
};

/** Asks it, with the token. */
export async function reviewSelf({ server, caPem }: Endpoint, token: string): Promise<Review> {
  const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  const { status, body } = await send(`${server}/apis/authentication.k8s.io/v1/selfsubjectreviews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(review),
    caPem,
  });
  return { status, user: status === 201 ? JSON.parse(body).status.userInfo : undefined };
}
