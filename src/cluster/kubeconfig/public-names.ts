/**
 * What of a kubeconfig's user is public. Everything else of it counts as a secret, since nobody knows the fields of the
 * next tool; but a mask hides a text wherever it stands in the log of the job, so what logs cannot do without is listed
 * here. Names of fields, options and variables are themselves never secrets.
 */

/** Fields, by their paths below `user`: names, which API servers and tools print, and paths of files. */
export const PUBLIC_FIELDS: ReadonlySet<string> = new Set([
  'as',
  'as-groups',
  'as-uid',
  'auth-provider.config.client-id',
  'auth-provider.config.extra-scopes',
  'auth-provider.config.idp-certificate-authority',
  'auth-provider.config.idp-certificate-authority-data',
  'auth-provider.config.idp-issuer-url',
  'auth-provider.name',
  'client-certificate',
  // A certificate is shown to everybody; its key is another field.
  'client-certificate-data',
  'client-key',
  'exec.apiVersion',
  'exec.command',
  'exec.env.name',
  'exec.installHint',
  'exec.interactiveMode',
  'tokenFile',
  'username',
]);

/** The fields of the map `as-user-extra` have names of the cluster's own. */
export const PUBLIC_MAP = 'as-user-extra.';

/**
 * Options of the plugins that are in use (aws, aws-iam-authenticator, kubelogin of Azure and of int128, gcloud, doctl,
 * tsh, pinniped, oci, rancher) whose values name places, identities and formats.
 */
export const PUBLIC_OPTIONS: ReadonlySet<string> = new Set([
  // The cluster and the role of aws-iam-authenticator.
  ...['i', 'r'],
  ...[
    'api-version',
    'audience',
    'authority-host',
    'client-id',
    'cluster',
    'cluster-id',
    'cluster-name',
    'context',
  ],
  ...[
    'environment',
    'format',
    'grant-type',
    'kube-cluster',
    'listen-address',
    'location',
    'log-level',
    'login',
  ],
  ...[
    'namespace',
    'oidc-client-id',
    'oidc-extra-scope',
    'oidc-issuer-url',
    'oidc-redirect-url',
    'output',
    'profile',
  ],
  ...[
    'project',
    'project-id',
    'proxy',
    'region',
    'resource-group',
    'role',
    'role-arn',
    'scope',
    'scopes',
    'server',
  ],
  ...[
    'server-id',
    'session-name',
    'subscription',
    'subscription-id',
    'teleport-cluster',
    'tenant',
    'tenant-id',
  ],
  ...['user', 'username', 'version', 'zone'],
]);

/** Variables of the same kinds. */
export const PUBLIC_VARIABLES: ReadonlySet<string> = new Set([
  ...['AAD_LOGIN_METHOD', 'AAD_SERVICE_PRINCIPAL_CLIENT_ID', 'AWS_CONFIG_FILE', 'AWS_DEFAULT_OUTPUT'],
  ...['AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_REGION', 'AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME'],
  ...['AWS_SHARED_CREDENTIALS_FILE', 'AWS_STS_REGIONAL_ENDPOINTS', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ...['AZURE_AUTHORITY_HOST', 'AZURE_CLIENT_ID', 'AZURE_CONFIG_DIR', 'AZURE_ENVIRONMENT'],
  ...['AZURE_FEDERATED_TOKEN_FILE', 'AZURE_TENANT_ID', 'CLOUDSDK_CONFIG', 'CLOUDSDK_CORE_PROJECT'],
  ...[
    'GOOGLE_APPLICATION_CREDENTIALS',
    'HOME',
    'KUBECONFIG',
    'LANG',
    'LC_ALL',
    'NO_PROXY',
    'PATH',
    'TMPDIR',
    'TZ',
  ],
  ...['USE_GKE_GCLOUD_AUTH_PLUGIN'],
]);

/** Words that stand alone among a plugin's arguments: its commands. */
const PUBLIC_WORDS: ReadonlySet<string> = new Set([
  ...[
    'auth',
    'ce',
    'cluster',
    'config',
    'config-helper',
    'credential',
    'credential-plugin',
    'credentials',
    'eks',
  ],
  ...[
    'exec-credential',
    'generate-token',
    'get-client-certificate',
    'get-credentials',
    'get-token',
    'k8s',
    'kube',
  ],
  ...['kubeconfig', 'kubelogin', 'kubernetes', 'login', 'oidc', 'oidc-login', 'static', 'token'],
  // Of the values of options without a name of their own.
  ...['azurecli', 'devicecode', 'interactive', 'managed-identity', 'serviceprincipal', 'workloadidentity'],
]);

const PUBLIC_FORMS: readonly RegExp[] = [
  // Regions of AWS, regions and zones of Google.
  /^(af|ap|ca|cn|eu|il|me|mx|sa|us)(-[a-z]+){1,2}-\d$/,
  /^(africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+\d{1,2}(-[a-z])?$/,
  /^arn:aws[a-z-]*:(iam|sts|eks):[a-z0-9-]*:\d{12}:[\w+=,.@/-]+$/,
  /^client\.authentication\.k8s\.io\/v\d\w*$/,
];

/** True for a text that is public wherever it stands. */
export function isPublicText(text: string): boolean {
  return PUBLIC_WORDS.has(text) || PUBLIC_FORMS.some((form) => form.test(text));
}

const SECRET_NAME =
  /secret|passw|passphrase|token|credential|assertion|(api|private|access|account|shared)[-_]?key|(^|[-_.])(key|pass|pwd|pin|otp|jwt|sas)$/i;
/** How long, of which kind, where: said about a secret. */
const ABOUT_SECRETS =
  /[-_.](type|mode|method|format|name|url|uri|endpoint|ttl|timeout|duration|issuer|audience)$/i;

/** True for the name of a field, option or variable whose value is a secret however short it is. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !ABOUT_SECRETS.test(name);
}

/** True for the name of an option or variable that says where a file or folder is. */
export function isPathName(name: string): boolean {
  return /[-_.](file|dir|path|folder)$/i.test(name);
}
