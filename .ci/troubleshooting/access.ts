import type { Section } from './section.ts';

/** The way to the cluster. */
export const ACCESS = {
  'kubeconfig-missing': {
    messages: [
      'No cluster is configured: no kubeconfig was given or found.',
      '`kubeconfig` is empty, so … is used.',
    ],
    cause:
      'None of `kubeconfig`, `eks-cluster` and `oidc-audience` is set, `KUBECONFIG` is not set, `~/.kube/config` does not exist, and the runner is not a pod of a cluster. A secret that does not exist is an empty input. Runs of forks and of Dependabot get no secrets of the repository.',
    fix: 'Check the name of the secret. For Dependabot, add it under *Settings > Secrets > Dependabot*. Other ways to the cluster: [kubeconfig](kubeconfig.md), [EKS](eks.md), [OIDC](github-oidc.md), [a runner in the cluster](arc.md).',
  },
  'kubeconfig-invalid': {
    messages: [
      'The kubeconfig has no current-context.',
      'Input kubeconfig: …',
      'is neither a kubeconfig nor a path.',
      'is not expanded here.',
      'exists.',
    ],
    cause: 'The kubeconfig cannot be read, or has no context, cluster or user that can be used.',
    check: 'kubectl --kubeconfig FILE config view --minify',
    fix: 'Copy it again, whole. `kubectl config view --raw --minify --flatten` prints one that needs no other file.',
  },
  'kubeconfig-untrusted': {
    messages: [
      '(input allow-exec).',
      'some are in the workspace, which outsiders may have written for this event.',
    ],
    cause:
      'A kubeconfig can run programs and read files on the runner. On an event that brings code of outsiders, this one may come from them.',
    fix: 'Keep the kubeconfig outside of the workspace, or set `allow-exec: true` if no outsider can change it.',
  },
  'exec-plugin': {
    messages: ["The kubeconfig's credential plugin …"],
    cause:
      'The kubeconfig gets its credentials from a program, which is not on the runner, failed, or gave no credentials.',
    check: 'kubectl --kubeconfig FILE auth whoami',
    fix: 'Install the program in an earlier step: later builds need it too. For EKS, `eks-cluster` needs no program.',
  },
  unreachable: {
    messages: ['Cannot reach the API server (tried for … s): …', 'No credentials: no answer in 10 s.'],
    cause:
      'The runner has no network path to the API server: a private endpoint, a firewall, a proxy, or a wrong address.',
    check: 'curl --insecure https://SERVER/version',
    fix: 'Run the job where the API server can be reached ([a runner in the cluster](arc.md)), or open the way: `server`, `HTTPS_PROXY`, `NO_PROXY`.',
  },
  tls: {
    messages: ["The API server's certificate is not trusted: …", "The proxy's certificate is not trusted: …"],
    cause:
      'The certificate is signed by an authority that neither the kubeconfig nor the runner knows, or is for another name.',
    check: 'openssl s_client -connect SERVER:443 -showcerts </dev/null',
    fix: "Set `certificate-authority-data` of the kubeconfig to the cluster's authority. Behind a proxy that intercepts TLS, add the proxy's authority.",
  },
  proxy: {
    messages: [
      'The proxy of this runner … (…).',
      'The variable … names a … proxy, which this action cannot use.',
    ],
    cause:
      'The proxy rejected the user, does not allow the destination, or is of a kind that is not supported (SOCKS).',
    check: 'curl --proxy "$HTTPS_PROXY" --insecure https://SERVER/version',
    fix: 'Use an HTTP proxy that allows `CONNECT` to the API server, or add the server to `NO_PROXY`.',
  },
  unauthorized: {
    messages: ['The API server rejected the credentials (401 …).'],
    cause: "The token or the certificate of the kubeconfig is wrong, has expired, or is another cluster's.",
    check: 'kubectl --kubeconfig FILE auth whoami',
    fix: 'Create the credentials again. Tokens of `kubectl --namespace NAMESPACE create token` expire after an hour, unless `--duration` says otherwise.',
  },
  'id-token': {
    messages: [
      'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.',
      'GitHub gave no ID token (status …).',
    ],
    cause: 'The job may not ask GitHub for ID tokens. A job for a pull request from a fork never may.',
    fix: 'Add `permissions: id-token: write` to the job, also in the workflow that calls a reusable one.',
  },
  'id-token-rejected': {
    messages: ["The API server rejected this job's GitHub ID token (audience …)."],
    cause:
      'The API server does not trust GitHub as an issuer, expects another audience, or has rules that do not match this job. The message has the subject of the job.',
    fix: 'Compare the audience and the rules with the AuthenticationConfiguration of the API server: [OIDC](github-oidc.md).',
  },
  forbidden: {
    messages: [
      'lacks permissions in namespace …: …',
      'Not allowed to …',
      'This job may not create Jobs, which keep builder … alive.',
    ],
    cause: 'The user of the job has no Role in the namespace, or one that lacks a verb.',
    check: 'kubectl auth can-i --list --namespace NAMESPACE --as USER',
    fix: 'Apply the Role and the RoleBinding of the job summary, or those of [the set-up of the cluster](cluster.md). It takes effect at once.',
  },
  'namespace-missing': {
    messages: [
      'Create it (kubectl create namespace …), or change `namespace`.',
      'Wait until it is gone and create it again',
    ],
    cause: 'The namespace does not exist, or is being deleted.',
    check: 'kubectl get namespace NAMESPACE',
    fix: 'Create it: `kubectl create namespace NAMESPACE`, or change `namespace`. It also needs a Role: [the set-up of the cluster](cluster.md).',
  },
  'credentials-file': {
    messages: ["This job's credentials file is unusable (…)."],
    cause:
      'A later step used the builder after the post step of this action, or the temporary folder of the runner was cleared.',
    fix: 'Build before the post step, and do not clear `RUNNER_TEMP` in the job.',
  },
} satisfies Readonly<Record<string, Section>>;
