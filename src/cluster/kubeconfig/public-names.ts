/*
 * What of a kubeconfig's user is public. Everything else of it counts as a secret, because nobody knows the fields of
 * the next tool; but a mask hides a text wherever it is in the log of the job, so what logs need is listed here.
 * Names of fields, options and variables are never secrets themselves.
 */

/** Fields, by their paths below `user`: names, which API servers and tools print, paths of files, and certificates. */
export const PUBLIC_FIELDS = setOf(`
  as as-groups as-uid username tokenFile
  auth-provider.name auth-provider.config.client-id auth-provider.config.extra-scopes
  auth-provider.config.idp-certificate-authority auth-provider.config.idp-certificate-authority-data
  auth-provider.config.idp-issuer-url
  client-certificate client-certificate-data client-key
  exec.apiVersion exec.command exec.env.name exec.installHint exec.interactiveMode
`);

/** The fields of the map `as-user-extra` have names that each cluster chooses. */
export const PUBLIC_MAP = 'as-user-extra.';

/**
 * Options of the plugins that are in use (aws, aws-iam-authenticator, whose `i` and `r` are the cluster and the role,
 * kubelogin of Azure and of int128, gcloud, doctl, tsh, pinniped, oci, rancher) whose values name places, identities
 * and formats.
 */
export const PUBLIC_OPTIONS = setOf(`
  i r api-version audience authority-host client-id cluster cluster-id cluster-name context
  environment format grant-type kube-cluster listen-address location log-level login
  namespace oidc-client-id oidc-extra-scope oidc-issuer-url oidc-redirect-url output profile
  project project-id proxy region resource-group role role-arn scope scopes server
  server-id session-name subscription subscription-id teleport-cluster tenant tenant-id
  user username version zone
`);

/** Variables of the same kinds. */
export const PUBLIC_VARIABLES = setOf(`
  AAD_LOGIN_METHOD AAD_SERVICE_PRINCIPAL_CLIENT_ID
  AWS_CONFIG_FILE AWS_DEFAULT_OUTPUT AWS_DEFAULT_REGION AWS_PROFILE AWS_REGION AWS_ROLE_ARN AWS_ROLE_SESSION_NAME
  AWS_SHARED_CREDENTIALS_FILE AWS_STS_REGIONAL_ENDPOINTS AWS_WEB_IDENTITY_TOKEN_FILE
  AZURE_AUTHORITY_HOST AZURE_CLIENT_ID AZURE_CONFIG_DIR AZURE_ENVIRONMENT AZURE_FEDERATED_TOKEN_FILE AZURE_TENANT_ID
  CLOUDSDK_CONFIG CLOUDSDK_CORE_PROJECT GOOGLE_APPLICATION_CREDENTIALS USE_GKE_GCLOUD_AUTH_PLUGIN
  HOME KUBECONFIG LANG LC_ALL NO_PROXY PATH TMPDIR TZ
`);

/** Words that stand alone among a plugin's arguments: its commands, and values of options that take no name. */
const PUBLIC_WORDS = setOf(`
  auth ce cluster config config-helper credential credential-plugin credentials eks
  exec-credential generate-token get-client-certificate get-credentials get-token k8s kube
  kubeconfig kubelogin kubernetes login oidc oidc-login static token
  azurecli devicecode interactive managed-identity serviceprincipal workloadidentity
`);

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

const PUBLIC_FORMS: readonly RegExp[] = [
  // Regions of AWS, regions and zones of Google.
  /^(af|ap|ca|cn|eu|il|me|mx|sa|us)(-[a-z]+){1,2}-\d$/,
  /^(africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+\d{1,2}(-[a-z])?$/,
  /^arn:aws[a-z-]*:(iam|sts|eks):[a-z0-9-]*:\d{12}:[\w+=,.@/-]+$/,
  /^client\.authentication\.k8s\.io\/v\d\w*$/,
];

/** Returns true for a text that is public in any place. */
export function isPublicText(text: string): boolean {
  return PUBLIC_WORDS.has(text) || PUBLIC_FORMS.some((form) => form.test(text));
}

const SECRET_NAME =
  /secret|passw|passphrase|token|credential|assertion|(api|private|access|account|shared)[-_]?key|(^|[-_.])(key|pass|pwd|pin|otp|jwt|sas)$/i;
/** Names of the kind, the place or the age of a secret. */
const ABOUT_SECRETS =
  /[-_.](type|mode|method|format|name|url|uri|endpoint|ttl|timeout|duration|issuer|audience)$/i;

/** Returns true for the name of a field, option or variable whose value is a secret however short it is. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !ABOUT_SECRETS.test(name);
}

/** Returns true for the name of an option or variable that says where a file or folder is. */
export function isPathName(name: string): boolean {
  return /[-_.](file|dir|path|folder)$/i.test(name);
}
