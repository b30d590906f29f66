import { toActionError } from './errors.ts';
import { fail } from './log.ts';
import { main } from './main.ts';
import { post } from './post.ts';
import { isPost } from './state.ts';

const run = isPost() ? post : main;
run().catch((thrown: unknown) => fail(toActionError(thrown)));
