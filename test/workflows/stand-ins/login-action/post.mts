import { keepCredentials, registryInput } from './docker-config.mts';

keepCredentials(registryInput(), undefined);
