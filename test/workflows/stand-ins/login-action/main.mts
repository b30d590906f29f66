import { keepCredentials, registryInput } from './docker-config.mts';

const { INPUT_USERNAME: username = '', INPUT_PASSWORD: password = '' } = process.env;
if (username === '' || password === '') throw new Error('Username and password required');
const auth = Buffer.from(`${username}:${password}`).toString('base64');
console.log(`::add-mask::${password}\n::add-mask::${auth}`);
keepCredentials(registryInput(), auth);
