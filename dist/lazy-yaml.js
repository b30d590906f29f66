'use strict';
const load = () => require('./yaml.js');
module.exports = new Proxy({}, { get: (_, name) => load()[name] });
