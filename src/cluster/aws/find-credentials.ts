import { ActionError, codeOf, messageOf } from '../../lib/errors.ts';
import { toSafeLine, truncate, withoutSecrets } from '../../lib/safe-text.ts';
import { whyUnanswered } from '../network/fault.ts';
import { unanswered } from '../network/send.ts';
import { type AwsFacts, readUrl } from './facts.ts';
import {
  askWithKeys,
  askWithToken,
  fromSdk,
  loadSdk,
  openTransport,
  type RoleParameters,
  type SdkCredentials,
  SILENT,
  type Sts,
  throwIfStopped,
  type WebIdentityParameters,
} from './sdk.ts';
import type { AwsCredentials } from './source.ts';

/**
 * Returns what AWS' own tools find for a step beside the keys in its variables: a profile, a web identity's file, a
 * container's agent, and the instance itself. The default profile is passed over where there is none. The variables
 * must be those of the step.
 *
 * @throws ActionError code `unauthorized` with what does not work, `input` when nothing at all is set.
 */
export async function findCredentials(facts: AwsFacts, sts: Sts): Promise<AwsCredentials> {
  return findInOrder(facts, sts).then(fromSdk);
}

async function findInOrder(facts: AwsFacts, sts: Sts): Promise<SdkCredentials> {
  const { variables } = facts;
  const name = variables.AWS_PROFILE ?? variables.AWS_DEFAULT_PROFILE ?? DEFAULT;
  const hasToken =
    variables.AWS_WEB_IDENTITY_TOKEN_FILE !== undefined && variables.AWS_ROLE_ARN !== undefined;
  if (name === DEFAULT && hasToken) return findByTokenFile(sts);
  const found = await findInProfile(name, sts);
  if (found !== undefined) return found;
  if (name !== DEFAULT) throw noProfile(name);
  return findNearby(facts, sts.signal);
}

const DEFAULT = 'default';

/** Of a profile that is not there, or says nothing of credentials: the SDK has one message for both. */
const NO_PROFILE = /^Could not resolve credentials using profile: \[(.*)\]/;

/** Returns the credentials of a profile; undefined when it is not there, or says nothing of credentials. */
async function findInProfile(profile: string, sts: Sts): Promise<SdkCredentials | undefined> {
  const { fromIni } = await loadSdk();
  const transport = openTransport(sts);
  const init = {
    profile,
    ignoreCache: true,
    clientConfig: { requestHandler: transport.handler, logger: SILENT },
    logger: SILENT,
    roleAssumer: (keys: SdkCredentials, parameters: RoleParameters) => askWithKeys(keys, parameters, sts),
    roleAssumerWithWebIdentity: (parameters: WebIdentityParameters) => askWithToken(parameters, sts),
    ...NEARBY,
  };
  try {
    return await untilAborted(fromIni(init)(), sts.signal);
  } catch (error) {
    throwIfStopped(sts.signal);
    if (error instanceof ActionError) throw error;
    const missing = NO_PROFILE.exec(messageOf(error))?.[1];
    if (missing === profile) return undefined;
    if (missing !== undefined) throw noProfile(missing);
    const { host, fault } = transport.lastOutcome();
    throw fault === undefined
      ? refused(`profile ${quoted(profile)}`, error, IN_LATER_STEPS)
      : unanswered(host, fault);
  }
}

const IN_LATER_STEPS = 'It must work in later steps too.';

function noProfile(name: string): ActionError {
  const message = `AWS profile ${quoted(name)} does not exist or has no credentials.`;
  return new ActionError({ code: 'input', topic: 'aws-credentials', message, hint: 'Check AWS_PROFILE.' });
}

function quoted(name: string): string {
  return JSON.stringify(truncate(name, 60));
}

async function findByTokenFile(sts: Sts): Promise<SdkCredentials> {
  const { fromTokenFile } = await loadSdk();
  try {
    return await fromTokenFile({
      roleAssumerWithWebIdentity: (parameters) => askWithToken(parameters, sts),
      logger: SILENT,
    })();
  } catch (error) {
    if (error instanceof ActionError) throw error;
    const message = 'The file with the web identity token cannot be read.';
    const hint = 'It must exist in later steps too.';
    throw new ActionError({ code: 'unauthorized', topic: 'aws-credentials', message, hint, cause: error });
  }
}

/** Both servers are next door, and answer at once or not at all. */
const NEARBY = { timeout: 1000, maxRetries: 2 };
/** A container's agent may have to ask AWS first (botocore waits as long: utils.py). */
const AGENT_MS = 6000;

/**
 * What helps where nothing else was found. The address says nothing of EC2: Azure has a service of its own there, which
 * answers strangers with 400 or 404, and GitHub's runners are Azure's.
 */
const GET_CREDENTIALS =
  'Set role-to-assume with permissions id-token: write, or let an earlier step configure AWS credentials.';

/** Answers to containers get lost after one hop, by default (EC2 User Guide, "Instance metadata options"). */
const HOP_LIMIT = "In a container on EC2, raise the instance's metadata hop limit.";

async function findNearby(facts: AwsFacts, signal: AbortSignal): Promise<SdkCredentials> {
  const { variables } = facts;
  const url = readUrl(facts, 'AWS_CONTAINER_CREDENTIALS_FULL_URI');
  if (url !== undefined || variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI !== undefined)
    return findInContainer(signal);
  if (variables.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true') throw nothingLeft();
  const { fromInstanceMetadata } = await loadSdk();
  try {
    return await untilAborted(fromInstanceMetadata({ ...NEARBY, logger: SILENT })(), signal);
  } catch (error) {
    throwIfStopped(signal);
    // The answer with the token is what gets lost in a container, and without a token the service refuses.
    const isTokenLost = statusOf(error) === 401;
    const why = isTokenLost ? 'no answer that gives a token' : whyRefused(error);
    const isSilent = isTokenLost || statusOf(error) === undefined;
    const hint = isSilent ? `${GET_CREDENTIALS} ${HOP_LIMIT}` : GET_CREDENTIALS;
    throw refused('the metadata service of this runner', error, hint, why);
  }
}

/** EKS Pod Identity and ECS. The SDK's own limit only prints a warning, so that it gets none. */
async function findInContainer(signal: AbortSignal): Promise<SdkCredentials> {
  const { fromHttp } = await loadSdk();
  const where = 'the credential service of this container';
  try {
    const asking = fromHttp({ timeout: 0, maxRetries: NEARBY.maxRetries, logger: SILENT })();
    return await untilAborted(asking, AbortSignal.any([signal, AbortSignal.timeout(AGENT_MS)]));
  } catch (error) {
    throwIfStopped(signal);
    const isRefused = statusOf(error) !== undefined;
    if (codeOf(error) === 'ENOENT') throw noTokenFile(error);
    throw refused(
      where,
      error,
      isRefused ? 'Is a role associated with its service account?' : GET_CREDENTIALS,
    );
  }
}

function noTokenFile(cause: unknown): ActionError {
  const message = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.';
  const hint = 'It must exist in later steps.';
  return new ActionError({ code: 'unauthorized', topic: 'aws-credentials', message, hint, cause });
}

function nothingLeft(): ActionError {
  const message =
    'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED disables those of the EC2 instance.';
  return new ActionError({ code: 'input', topic: 'aws-credentials', message, hint: GET_CREDENTIALS });
}

function refused(where: string, error: unknown, hint: string, why = whyRefused(error)): ActionError {
  const words = truncate(withoutSecrets(toSafeLine(why)), 160);
  return new ActionError({
    code: 'unauthorized',
    topic: 'aws-credentials',
    message: `No AWS credentials from ${where}: ${words}.`,
    hint,
    cause: error,
  });
}

function whyRefused(error: unknown): string {
  const status = statusOf(error);
  if (status !== undefined) return `status ${status}`;
  return messageOf(error).startsWith('TimeoutError') ? 'no answer in time' : whyUnanswered(error);
}

/** The status of a refusal: the SDK has it in a field, or in the text alone. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  const status = /^Server responded with status: (\d+)/.exec(messageOf(error))?.[1];
  return status === undefined ? undefined : Number(status);
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
