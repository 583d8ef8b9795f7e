-- What wrk sends: a new deployment each time.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"

local count = 0

function request()
  count = count + 1
  return wrk.format(nil, nil, nil, string.format(
    '{"serviceName":"service-%d","version":"2.0.%d","environment":"staging","deploymentType":"Tag",' ..
    '"status":"Deploying","deployedBy":"person-%d","commitSha":"%040x"}', count % 40, count, count % 100, count))
end
