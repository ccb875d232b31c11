namespace FooBar.Tests.Telemetry.AccessLog;

/// <summary>Lines that HAProxy 3.2 and Nginx 1.30 wrote with this repository's configuration, as they arrived by UDP.</summary>
internal static class RecordedLines
{
    public const string Edge =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:20:47.675Z", "start_us": 1795389647675459, "end_us": 1795389647798129, "trace_id": "c02f5cddfede46318761411b761482fe", "span_id": "9e8eb9974271e88e", "parent_span_id": "", "trace_flags": "01", "hop": "edge", "client": "172.24.0.1", "frontend": "https~", "backend": "www", "server": "web", "server_ip": "172.24.0.2", "authority": "localhost:36533", "method": "GET", "path": "/probe", "protocol": "HTTP/2.0", "status": 404, "sent": 2323, "received": 113, "queue_ms": 0, "connect_ms": 2, "response_ms": 119, "total_ms": 122, "retries": 0, "redispatched": "no", "termination": "--", "tls": "TLSv1.3", "cipher": "TLS_AES_128_GCM_SHA256"}""" + "\n";

    public const string Application =
        """<190>Nov 22 23:20:47 nginx: {"proxy":"nginx","service":"web","host":"d5fca9734720","time":"2026-11-22T23:20:47+00:00","end_s":1795389647.797,"total_s":0.119,"trace_id":"c02f5cddfede46318761411b761482fe","span_id":"009b5a5f1e210874","parent_span_id":"9e8eb9974271e88e","trace_flags":"01","authority":"localhost:36533","scheme":"https","method":"GET","path":"/probe?q=secret","protocol":"HTTP/1.1","status":404,"sent":2383,"received":264,"cache":"","upstream":"172.24.0.5:8081","connect_s":"0.001","header_s":"0.116","upstream_s":"0.118"}""";

    public const string StaticFile =
        """<190>Nov 22 23:20:50 nginx: {"proxy":"nginx","service":"web","host":"d5fca9734720","time":"2026-11-22T23:20:50+00:00","end_s":1795389650.376,"total_s":0.000,"trace_id":"40bc788ecb664a5e939c01bcf20c4fe0","span_id":"629f09b84b6b654e","parent_span_id":"ae30232552d146bc","trace_flags":"01","authority":"localhost:36533","scheme":"https","method":"GET","path":"/favicon.svg","protocol":"HTTP/1.1","status":200,"sent":557,"received":237,"cache":"","upstream":"","connect_s":"","header_s":"","upstream_s":""}""";

    public const string Internal =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:20:47.678Z", "start_us": 1795389647678692, "end_us": 1795389647796969, "trace_id": "c02f5cddfede46318761411b761482fe", "span_id": "aeed017735ca4e5c", "parent_span_id": "009b5a5f1e210874", "trace_flags": "00", "hop": "internal", "client": "", "frontend": "internal", "backend": "application", "server": "api-1", "server_ip": "172.17.0.1", "authority": "localhost:36533", "method": "GET", "path": "/probe", "protocol": "HTTP/1.1", "status": 404, "sent": 2312, "received": 255, "queue_ms": 0, "connect_ms": 0, "response_ms": 115, "total_ms": 118, "retries": 0, "redispatched": "no", "termination": "--", "tls": "", "cipher": ""}""" + "\n";

    public const string Retried =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:20:47.678Z", "start_us": 1795389647678692, "end_us": 1795389648096969, "trace_id": "c02f5cddfede46318761411b761482fe", "span_id": "aeed017735ca4e5d", "parent_span_id": "009b5a5f1e210875", "trace_flags": "01", "hop": "internal", "client": "", "frontend": "internal", "backend": "application", "server": "api-2", "server_ip": "172.17.0.1", "authority": "localhost", "method": "GET", "path": "/", "protocol": "HTTP/1.1", "status": 200, "sent": 2312, "received": 255, "queue_ms": 301, "connect_ms": 0, "response_ms": 115, "total_ms": 418, "retries": 1, "redispatched": "yes", "termination": "--", "tls": "", "cipher": ""}""" + "\n";

    public const string FileOfTheEdge =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:20:47.675Z", "start_us": 1795389647675459, "end_us": 1795389647675782, "trace_id": "c02f5cddfede46318761411b761482fe", "span_id": "9e8eb9974271e88e", "parent_span_id": "", "trace_flags": "01", "hop": "edge", "client": "172.24.0.1", "frontend": "https~", "backend": "www", "server": "<CACHE>", "server_ip": "", "authority": "localhost:36533", "method": "GET", "path": "/site.xwfbhblqtt.css", "protocol": "HTTP/2.0", "status": 200, "sent": 2323, "received": 113, "queue_ms": 0, "connect_ms": 0, "response_ms": 0, "total_ms": 0, "retries": 0, "redispatched": "no", "termination": "LR", "tls": "TLSv1.3", "cipher": "TLS_AES_128_GCM_SHA256"}""" + "\n";

    public const string Unavailable =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:00:15.797Z", "start_us": 1795388415797200, "end_us": 1795388416800551, "trace_id": "b96a0e4c4a54442684fd6d82027cfeea", "span_id": "957b7ecac9919a03", "parent_span_id": "", "trace_flags": "00", "hop": "edge", "client": "172.17.0.1", "frontend": "https~", "backend": "www", "server": "<NOSRV>", "server_ip": "", "authority": "", "method": "GET", "path": "/y", "protocol": "HTTP/1.1", "status": 503, "sent": 217, "received": 83, "queue_ms": -1, "connect_ms": -1, "response_ms": -1, "total_ms": 1003, "retries": 0, "redispatched": "", "termination": "SC", "tls": "TLSv1.2", "cipher": "ECDHE-RSA-AES128-GCM-SHA256"}""" + "\n";

    public const string Unreadable =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:00:15.667Z", "start_us": 1795388415667074, "end_us": 1795388415667708, "trace_id": "", "span_id": "", "parent_span_id": "", "trace_flags": "", "hop": "", "client": "", "frontend": "https~", "backend": "https~", "server": "<NOSRV>", "server_ip": "", "authority": "", "method": "<BADREQ>", "path": "", "protocol": "<BADREQ>", "status": 400, "sent": 0, "received": 0, "queue_ms": -1, "connect_ms": -1, "response_ms": -1, "total_ms": 0, "retries": 0, "redispatched": "", "termination": "PR", "tls": "TLSv1.3", "cipher": "TLS_AES_128_GCM_SHA256"}""" + "\n";

    public const string Aborted =
        """{"proxy": "haproxy", "service": "lb", "host": "c09440130ddb", "time": "2026-11-22T23:00:15.667Z", "start_us": 1795388415667074, "end_us": 1795388417667074, "trace_id": "b96a0e4c4a54442684fd6d82027cfeeb", "span_id": "957b7ecac9919a04", "parent_span_id": "", "trace_flags": "01", "hop": "edge", "client": "2001:db8::1", "frontend": "https~", "backend": "www", "server": "web", "server_ip": "172.24.0.2", "authority": "[2001:db8::5]:8443", "method": "GET", "path": "/", "protocol": "HTTP/2.0", "status": -1, "sent": 0, "received": 80, "queue_ms": 0, "connect_ms": 0, "response_ms": -1, "total_ms": 2000, "retries": 0, "redispatched": "no", "termination": "CD", "tls": "TLSv1.3", "cipher": "TLS_AES_128_GCM_SHA256"}""" + "\n";

    public const string TwoUpstreams =
        """<190>Nov 22 23:20:47 nginx: {"proxy":"nginx","service":"web","host":"d5fca9734720","time":"2026-11-22T23:20:47+00:00","end_s":1795389647.797,"total_s":0.119,"trace_id":"c02f5cddfede46318761411b761482fe","span_id":"009b5a5f1e210876","parent_span_id":"9e8eb9974271e88e","trace_flags":"01","authority":"localhost","scheme":"https","method":"GET","path":"/","protocol":"HTTP/1.1","status":200,"sent":2383,"received":264,"cache":"MISS","upstream":"172.24.0.5:8081, 172.24.0.6:8081","connect_s":"-, 0.002","header_s":"-, 0.012","upstream_s":"0.001, 0.013"}""";

    public const string CacheHit =
        """<190>Nov 22 23:20:47 nginx: {"proxy":"nginx","service":"web","host":"d5fca9734720","time":"2026-11-22T23:20:47+00:00","end_s":1795389647.797,"total_s":0.001,"trace_id":"c02f5cddfede46318761411b761482fe","span_id":"009b5a5f1e210877","parent_span_id":"9e8eb9974271e88e","trace_flags":"01","authority":"localhost","scheme":"https","method":"GET","path":"/","protocol":"HTTP/1.1","status":200,"sent":2383,"received":264,"cache":"HIT","upstream":"","connect_s":"","header_s":"","upstream_s":""}""";

    public const string Start = "<133>Server application/api-1 is DOWN, reason: Layer4 connection problem. 1 active and 0 backup servers left.\n";
}
