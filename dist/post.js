'use strict';
// Post is an entry of its own: a main that was killed before it could save any state must not be taken for post's.
process.argv[2] = 'post';
require('./index.js');
