import { renew } from './action/renewal/renewer.ts';

const [, , folder = ''] = process.argv;
renew(folder).then(
  () => process.exit(),
  () => process.exit(1),
);
