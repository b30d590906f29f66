"""Signs as the AWS CLI does, by its own code: python3 -I -S awscli.py PACKAGES < REQUESTS.

Each line of the input is a request in JSON; the output has the same lines, each with its `token` as `aws eks get-token`
makes it, or, if it has a `url`, with the `headers` of a signed call.
"""

import datetime
import importlib.util
import json
import os
import sys

packages = sys.argv[1]
sys.path.insert(0, packages)

import awscli  # noqa: E402, F401  makes its own botocore importable
import botocore.auth  # noqa: E402
import botocore.awsrequest  # noqa: E402
import botocore.credentials  # noqa: E402
import botocore.session  # noqa: E402

# By its file: its package imports all of `aws eks`, and with that a YAML library that is compiled for each platform.
path = os.path.join(packages, 'awscli', 'customizations', 'eks', 'get_token.py')
spec = importlib.util.spec_from_file_location('get_token', path)
get_token = importlib.util.module_from_spec(spec)
spec.loader.exec_module(get_token)

# One for all: it keeps what it has read of AWS' endpoints.
session = botocore.session.Session()


def make_token(request):
    session.set_credentials(request['accessKeyId'], request['secretAccessKey'], request.get('sessionToken'))
    session.set_config_variable('use_fips_endpoint', request['fips'])
    client = get_token.STSClientFactory(session).get_sts_client(region_name=request['region'])
    return get_token.TokenGenerator(client).get_token(request['clusterId'])


def sign_call(request):
    keys = botocore.credentials.Credentials(
        request['accessKeyId'], request['secretAccessKey'], request.get('sessionToken')
    )
    call = botocore.awsrequest.AWSRequest(
        method=request['method'], url=request['url'], data=request['body'], headers=request['headers']
    )
    botocore.auth.SigV4Auth(keys, request['service'], request['region']).add_auth(call)
    return dict(call.headers)


for line in sys.stdin:
    request = json.loads(line)
    now = datetime.datetime.strptime(request['date'], '%Y%m%dT%H%M%SZ')
    botocore.auth.get_current_datetime = lambda remove_tzinfo=True: now
    if 'url' in request:
        request['headers'] = sign_call(request)
    else:
        request['token'] = make_token(request)
    print(json.dumps(request))
