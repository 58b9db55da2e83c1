"""The last parts of the hosts that addresses in resumes are met with."""

TLDS = (
    "com|org|net|edu|gov|io|dev|me|co|ai|app|info|biz|xyz|tech|design|online|"
    "site|page|pro|blog|cv|us|uk|de|fr|es|it|nl|"
    "be|ch|at|ca|au|nz|in|ie|se|no|dk|fi|pl|pt|br|mx|ar|cl|jp|cn|kr|ru|"
    "eu|tv|cc|ly|gg|sh|to|is|so|sg|hk|tw|za|cz|ro|hu|"
    "gr|tr|il|ac|academy|works|studio|digital|software|codes|engineer|name|link|"
    "art|photography|example|space|world|github|"
    "ke|ng|gh|tz|ug|rw|sn|ma|tn|dz|eg|ae|sa|qa|om|kw|jo|lb|pk|bd|lk|np|my|id|ph|vn|th|pe|uy|ec|"
    "bo|cr|pa|gt|lt|lv|ee|si|sk|bg|hr|ua|by|kz|ge|am|az|lu|mt|cy|scot|wales|london|berlin|paris|nyc"
)
