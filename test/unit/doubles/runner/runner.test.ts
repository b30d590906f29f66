import { expect, test, vi } from 'vitest';
import { jobWith } from '../../../doubles/runner/scratch-action.ts';

const showEnv = 'console.log(JSON.stringify(process.env))';

test('an action sees a runner and nothing of the machine that tests it', async () => {
  vi.stubEnv('KUBECONFIG', '/from/the/tests');
  vi.stubEnv('INPUT_NAME', 'from the tests');
  const job = jobWith(showEnv, { path: ['/first/bin'], env: { GITHUB_EVENT_NAME: 'pull_request' } });
  const { rawLog } = await job.runMain({ 'cache-size': '', 'two words': 'x' });
  const env = JSON.parse(rawLog);
  expect(env).toMatchObject({
    CI: 'true',
    HOME: job.home,
    RUNNER_TEMP: job.temp,
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_EVENT_NAME: 'pull_request',
    'INPUT_CACHE-SIZE': '',
    INPUT_TWO_WORDS: 'x',
  });
  expect(env.PATH).toMatch(/^\/first\/bin:\/usr\/local\/sbin:/);
  expect(env).not.toHaveProperty('KUBECONFIG');
  expect(env).not.toHaveProperty('INPUT_NAME');
});

test('inputs have the defaults of action.yml, and a slip in a name is seen', async () => {
  const inputs = `inputs: { name: { default: n }, mode: { default: m }, token: { default: '\${{ github.token }}' }, x: }`;
  const job = jobWith(showEnv, { actionYml: inputs });
  const env = JSON.parse((await job.runMain({ mode: '' })).rawLog);
  expect(env).toMatchObject({ INPUT_NAME: 'n', INPUT_MODE: '', INPUT_TOKEN: '', INPUT_X: '' });
  expect(() => job.start({ moed: '' })).toThrow('action.yml declares no input moed');
});

test('post gets the state and the inputs of its own main', async () => {
  const job = jobWith(`
    const { STATE_phase, INPUT_NAME, GITHUB_STATE } = process.env;
    if (STATE_phase) console.log('post of', STATE_phase);
    else fs.appendFileSync(GITHUB_STATE, 'phase<<E\\n' + INPUT_NAME + '\\nE\\n');
  `);
  const second = job.use();
  expect((await job.runMain({ name: 'first' })).state).toEqual({ phase: 'first' });
  await second.runMain({ name: 'second' });
  expect((await second.runPost()).log).toBe('post of second');
  expect((await job.runPost()).log).toBe('post of first');
});

test('what a step exports is there for later steps, but for what the runner keeps', async () => {
  const job = jobWith(`
    const { GITHUB_ENV, GITHUB_PATH, GITHUB_OUTPUT } = process.env;
    fs.appendFileSync(GITHUB_ENV, 'BUILDX_BUILDER=b\\nNODE_OPTIONS=--x\\nGITHUB_RUN_ID=7\\nHOME=/other\\n');
    fs.appendFileSync(GITHUB_PATH, '/a\\n/b\\n');
    fs.appendFileSync(GITHUB_OUTPUT, 'name=b\\n');
  `);
  expect((await job.runMain()).outputs).toEqual({ name: 'b' });
  const { log } = await job.sh('sh', [
    '-c',
    'echo "$BUILDX_BUILDER $HOME $GITHUB_RUN_ID [$NODE_OPTIONS] $PATH"',
  ]);
  expect(log).toMatch(/^b \/other 1658821493 \[\] \/b:\/a:\/usr\/local\/sbin/);
  expect(job.env()).toMatchObject({ BUILDX_BUILDER: 'b' });
});

test('commands count on both streams, masks last for the job', async () => {
  const job = jobWith(`
    console.error('  ::add-mask::hunter2%0Aswordfish');
    process.on('exit', () => console.log('say swordfish'));
  `);
  const { annotations } = await job.runMain();
  expect(annotations).toEqual([]);
  expect((await job.sh('echo', ['hunter2'])).log).toBe('***');
});

test("the job's secrets are masked in log and summary from the start", async () => {
  const job = jobWith(
    `
    console.log('it is opensesame');
    fs.writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'opensesame\\nok');
  `,
    { secrets: ['opensesame'] },
  );
  expect(await job.runMain()).toMatchObject({
    log: 'it is ***',
    rawLog: 'it is opensesame',
    summary: '***\nok',
  });
});

test('a summary over 1 MiB is dropped with an error', async () => {
  const job = jobWith(`fs.writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1));`);
  const { summary, annotations, hasFailed } = await job.runMain();
  expect({ summary, hasFailed }).toEqual({ summary: '', hasFailed: false });
  expect(annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('1024k') }]);
});

test('an exit code fails the step; so does a file that the runner cannot read', async () => {
  const failing = await jobWith('process.exitCode = 3').runMain();
  expect(failing).toMatchObject({ exitCode: 3, signal: null, hasFailed: true });
  const unreadable = await jobWith(`fs.writeFileSync(process.env.GITHUB_ENV, 'half<<E');`).runMain();
  expect(unreadable).toMatchObject({ exitCode: 0, hasFailed: true, exportedEnv: {} });
});
